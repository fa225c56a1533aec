import type { DeviceKnowledge } from '../../../src/greengrass/knownDevice';
import { snapshotText } from '../../../src/fleet/snapshots/snapshot';
import { sampleNames } from '../../simulator/sample/sampleNames';
import { sampleSnapshot } from '../../simulator/sample/sampleSnapshot';

/** A core device of the earlier sample fleet that the present one lacks. */
export const goneDevice = 'cellar-gw-retired';

/** The devices that one device was earlier. None for one that is new. */
function earlier(known: DeviceKnowledge): readonly DeviceKnowledge[] {
  const { device, deployments = [], components = [] } = known;
  switch (device.coreDeviceThingName) {
    case sampleNames.noDeployments:
      return [];
    case sampleNames.brokenComponent:
      return [
        {
          ...known,
          device: { ...device, status: 'HEALTHY' },
          deployments: deployments.map((one) => ({ ...one, coreDeviceExecutionStatus: 'SUCCEEDED' })),
          components: components.map((one) => ({ ...one, lifecycleState: 'RUNNING', componentVersion: '1.0.0' })),
        },
      ];
    case sampleNames.restored:
      return [
        { ...known, device: { ...device, status: 'UNHEALTHY' } },
        { ...known, device: { ...device, coreDeviceThingName: goneDevice } },
      ];
    default:
      return [known];
  }
}

/** A snapshot file of the sample fleet before one core device failed, one recovered, one was added, and one was removed. */
export function earlierFleetFile(): string {
  const snapshot = sampleSnapshot();
  return snapshotText({ ...snapshot, devices: snapshot.devices.flatMap(earlier) });
}
