import type { FleetSource } from '../greengrass/ports/fleetSource';
import { greengrassSource } from './greengrassSource';
import { iotSource } from './iotSource';
import type { LiveClient } from './liveClient';

/** The fleet as the services have it. */
export function liveSource(client: LiveClient): FleetSource {
  return { ...greengrassSource(client), ...iotSource(client) };
}
