import type { DeviceGrouping } from '../../fleet/selection/deviceGroups';
import type { DeviceSort } from '../../fleet/selection/deviceOrder';
import type { Grouping } from '../../greengrass/failures/failureTopics';

/** The labels of the device groupings in the quick pick. */
export const groupingWords: Readonly<Record<DeviceGrouping, string>> = {
  none: 'None',
  status: 'Status',
  thingGroup: 'Thing group',
  namePrefix: 'Name prefix',
};

/** The labels of the failure groupings in the quick pick. */
export const failureGroupingWords: Readonly<Record<Grouping, string>> = {
  code: 'Error code',
  component: 'Component',
  deployment: 'Deployment',
  errorType: 'Error type',
};

/** The labels of the sorts in the quick pick. */
export const sortWords: Readonly<Record<DeviceSort, string>> = {
  failingFirst: 'Failing First',
  differingFirst: 'Differing First',
  name: 'Name',
  lastReport: 'Last Report',
};

/** The order of the rows, beside the name of their view. */
export const orderWords: Readonly<Record<DeviceSort, string>> = {
  failingFirst: 'newest failure first',
  differingFirst: 'differing first',
  name: 'by name',
  lastReport: 'newest report first',
};
