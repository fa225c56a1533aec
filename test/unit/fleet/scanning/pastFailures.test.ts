import assert from 'node:assert/strict';
import { cloudDeploymentsOn } from '../../../simulator/cloudDeployments';
import { coreDevice, groupDeployment } from '../../../simulator/generated/deviceParts';
import type { SimulatedDeployment } from '../../../simulator/fleetFile';
import { account, hours, region, seededRandom } from '../../../simulator/generated/random';
import { openLiveFleet, type LiveFleet } from '../liveFleet';
import { manualScan } from '../../../../src/fleet/scanning/scanState';

const classic = { coreVersion: '2.14.3', isLite: false };
const random = seededRandom(9);
const failed = {
  coreDeviceExecutionStatus: 'FAILED',
  statusDetails: { errorStack: ['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL'], errorTypes: ['DEVICE_ERROR'] },
};
const earlier = groupDeployment(random, 'line-3', 'press-line', 50 * hours);
const later = groupDeployment(random, 'line-3', 'press-line', 2 * hours);
const yard = groupDeployment(random, 'yard', 'yard-cranes', hours);
const bad = (deployment: SimulatedDeployment): SimulatedDeployment => ({ ...deployment, ...failed });

const devices = [
  coreDevice('fixed', classic, 60, [later, bad(earlier)], []),
  coreDevice('failed-again', classic, 60, [bad(later), bad(earlier)], []),
  coreDevice('failed-later', classic, 60, [bad(later), earlier], []),
  coreDevice('fixed-another-target', classic, 60, [yard, bad(later)], []),
  coreDevice('queued', classic, 60, [{ ...later, coreDeviceExecutionStatus: 'QUEUED' }, bad(earlier)], []),
];

describe('a failure that a later deployment fixed', () => {
  let live: LiveFleet;
  beforeEach(async () => {
    live = await openLiveFleet({ account, region, devices, deployments: cloudDeploymentsOn(devices) });
    await live.fleet.list.readFirst();
  });
  afterEach(() => live.close());

  const failing = (): readonly string[] =>
    [...live.fleet.failingDevices()].map(({ device }) => device.coreDeviceThingName).sort();
  const all = ['failed-again', 'failed-later', 'fixed-another-target', 'queued'];

  it('leaves a device healthy after it was opened', async () => {
    for (const record of live.fleet.devices.all()) {
      await record.open();
    }
    assert.deepEqual(failing(), all);
  });

  it('leaves a device healthy after a full scan', async () => {
    await live.fleet.scans.start(manualScan('full'));
    assert.deepEqual(failing(), all);
  });

  it('leaves a device healthy after a quick scan, which sees only the latest revision of each target', async () => {
    await live.fleet.scans.start(manualScan('quick'));
    assert.deepEqual(
      failing(),
      all.filter((name) => name !== 'queued'),
    );
  });

  it('is forgotten by a quick scan that comes after the fix', async () => {
    await live.fleet.scans.start(manualScan('full'));
    live.simulator.update('failed-again', () => ({ effectiveDeployments: [later, bad(earlier)] }));
    await live.fleet.scans.start(manualScan('quick'));
    assert.deepEqual(
      failing(),
      all.filter((name) => name !== 'failed-again'),
    );
  });
});
