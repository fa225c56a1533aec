import type { Snapshot } from '../../../src/fleet/snapshots/snapshot';
import { toDeployment } from '../../../src/greengrass/wire/toDeployment';
import {
  toCoreDevice,
  toCoreDeviceDetails,
  toEffectiveDeployment,
  toInstalledComponent,
} from '../../../src/greengrass/wire/toModel';
import { snapshotCatalog } from '../components/snapshotCatalog';
import { snapshotIot } from '../iot/snapshotIot';
import { sampleFleet } from './sampleFleet';

/** Constant, because the same source must produce the same package. */
const takenAt = new Date(Date.UTC(2026, 10, 24, 9));

/** Offsets as times. */
function timed(value: object): object {
  return Object.fromEntries(
    Object.entries(value).map(([key, field]: [string, unknown]) => [
      key,
      key.endsWith('Timestamp') && typeof field === 'number' ? new Date(takenAt.getTime() + field * 1000) : field,
    ]),
  );
}

/** The sample fleet, fully scanned. */
export function sampleSnapshot(): Snapshot {
  const fleet = sampleFleet();
  const { account, region, devices, deployments = [] } = fleet;
  return {
    takenAt,
    account,
    region,
    profile: 'sample fleet',
    partition: 'aws',
    devices: devices.map((device) => ({
      device: toCoreDevice(timed(device)),
      details: toCoreDeviceDetails(timed(device)),
      deployments: device.effectiveDeployments.map((item) => toEffectiveDeployment(timed(item))),
      components: device.installedComponents.map((item) => toInstalledComponent(timed(item))),
    })),
    isWhole: true,
    deployments: deployments.map((deployment) => toDeployment(timed(deployment))),
    ...snapshotIot(fleet, takenAt),
    ...snapshotCatalog(fleet, takenAt),
  };
}
