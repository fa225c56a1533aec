import type { DeviceGrouping } from '../../fleet/selection/deviceGroups';
import type { Grouping } from '../../greengrass/failures/failureTopics';

/** What these are called where a person chooses one. */
export const groupingWords: Readonly<Record<DeviceGrouping, string>> = {
  none: 'None',
  status: 'Status',
  thingGroup: 'Thing group',
  namePrefix: 'Name prefix',
};

/** What these are called where a person chooses one. */
export const failureGroupingWords: Readonly<Record<Grouping, string>> = {
  code: 'Error code',
  component: 'Component',
  deployment: 'Deployment',
  errorType: 'Error type',
};
