import type { DeviceGrouping } from '../../../fleet/selection/deviceGroups';
import type { Grouping } from '../../../greengrass/failures/failureTopics';

/** The names of the groupings of core devices in menus. */
export const groupingWords: Readonly<Record<DeviceGrouping, string>> = {
  none: 'None',
  status: 'Status',
  thingGroup: 'Thing group',
  namePrefix: 'Name prefix',
};

/** The names of the groupings of failures in menus. */
export const failureGroupingWords: Readonly<Record<Grouping, string>> = {
  code: 'Error code',
  component: 'Component',
  deployment: 'Deployment',
  errorType: 'Error type',
};
