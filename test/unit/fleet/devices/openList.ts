import type { Clock } from '../../../../src/base/clock';
import type { FleetSource } from '../../../../src/greengrass/ports/fleetSource';
import { CoreDeviceList } from '../../../../src/fleet/devices/coreDeviceList';
import { DeviceDirectory } from '../../../../src/fleet/devices/deviceDirectory';
import type { PassContext } from '../../../../src/fleet/devices/devicePass';
import { RequestPool } from '../../../../src/fleet/requests/requestPool';
import { snapshotConnection } from '../../../../src/fleet/snapshots/snapshotSource';
import { now } from '../../fixtures';

const place = { profile: 'plant', region: 'eu-west-1', partition: 'aws', account: undefined };

/** The device list of a fleet without the rest of the fleet. */
interface OpenList {
  readonly directory: DeviceDirectory;
  readonly list: CoreDeviceList;
  readonly context: PassContext;
}

/** Opens the list of a service. Requests are sent at once, without a limit. */
export function openList(service: Partial<FleetSource>, clock: Clock, onDidChange = (): void => undefined): OpenList {
  const snapshot = snapshotConnection({ ...place, takenAt: now, devices: [], deployments: [] }, 'a.json');
  const source = { ...snapshot.source, ...service };
  const silent = { onDidChange: () => undefined, onDidChangeMany: () => undefined };
  const directory = new DeviceDirectory({ source, pool: new RequestPool(4), clock, ...silent });
  const context: PassContext = { directory, clock, request: (_options, send) => send(source) };
  return { directory, context, list: new CoreDeviceList(context, clock, onDidChange) };
}
