import type { FleetSource } from '../greengrass/ports/fleetSource';
import { componentSource } from './componentSource';
import { greengrassSource } from './greengrassSource';
import { iotSource } from './iotSource';
import { logsSource } from './logsSource';
import type { LiveClient } from './liveClient';

/** The fleet source that calls AWS. */
export function liveSource(client: LiveClient): FleetSource {
  return { ...greengrassSource(client), ...componentSource(client), ...iotSource(client), ...logsSource(client) };
}
