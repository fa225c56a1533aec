import type { DeviceFilter } from '../../../../src/fleet/selection/deviceFilter';

/** A filter with every part. */
export const fullFilter: DeviceFilter = {
  name: 'press*',
  status: 'UNHEALTHY',
  isStale: true,
  isFailing: true,
  isStuck: true,
  isDiffering: true,
  isOffline: true,
  thingType: 'gateway',
  attribute: 'site=graz',
  runtime: 'aws_nucleus_lite',
  platform: 'linux',
  coreVersion: '2.12',
  errorCode: 'DISK_SPACE_CRITICAL',
  component: 'com.acme.Monitor',
  componentVersion: '1.2.3',
  componentState: 'BROKEN',
  thingGroup: 'line-3',
  things: ['press-1', 'press-2'],
};
