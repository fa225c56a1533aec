import assert from 'node:assert/strict';
import { CauseReads } from '../../../../src/fleet/refreshing/causeReads';
import { BackgroundRequests } from '../../../../src/fleet/requests/backgroundRequests';
import { failuresOf } from '../../../../src/greengrass/failures/failure';
import { component, coreDevice, groupDeployment } from '../../../simulator/generated/deviceParts';
import { failedAs } from '../../../simulator/sample/failureScenarios';
import { accessDenied } from '../../../simulator/faults/faults';
import type { CloudDeployment, SimulatedFleet } from '../../../simulator/fleetFile';
import { account, hours, region, seededRandom } from '../../../simulator/generated/random';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const classic = { coreVersion: '2.14.3', isLite: false };
const printer = groupDeployment(seededRandom(6), 'line-3', 'line-3', 9 * hours, {
  ...failedAs(1),
  reason: 'FAILED_NO_STATE_CHANGE: Failed to download the artifacts of com.fjordwerk.LabelPrinter-3.2.0',
});
const other = { ...groupDeployment(seededRandom(7), 'line-4', 'line-4', 9 * hours, failedAs(10)) };
const arrived = groupDeployment(seededRandom(8), 'line-5', 'line-5', 9 * hours);
const printerId = printer.deploymentId ?? '';
const otherId = other.deploymentId ?? '';
function definition(deploymentId: string, components: CloudDeployment['components'] = {}): CloudDeployment {
  return {
    deploymentId,
    components,
    targetArn: `arn:aws:iot:${region}:${account}:thinggroup/line`,
    revisionId: '1',
    deploymentStatus: 'ACTIVE',
    isLatestForTarget: true,
    creationTimestamp: -hours,
  };
}
const simulated: SimulatedFleet = {
  account,
  region,
  deployments: [
    definition(printerId, { 'com.fjordwerk.LabelPrinter': { componentVersion: '3.2.0' } }),
    definition(otherId, {}),
  ],
  devices: [
    coreDevice('press-1', classic, 60, [printer], []),
    coreDevice('press-2', classic, 60, [printer, arrived], []),
    coreDevice('press-3', classic, 60, [other], []),
    coreDevice('press-4', classic, 60, [printer], [component('com.fjordwerk.LabelPrinter', '3.1.0', 'LOCAL', hours)]),
  ],
};

describe('the reads of the deployments that failed', () => {
  let live: LiveFleet;
  let causes: CauseReads;
  let isActive: boolean;
  let perMinute: number;

  beforeEach(async () => {
    live = await openLiveFleet(simulated);
    [isActive, perMinute] = [true, 60];
    const requests = new BackgroundRequests(live.fleet, live.clock, () => perMinute);
    causes = new CauseReads(live.fleet, live.clock, requests, () => isActive);
    await live.fleet.list.readFirst();
  });
  afterEach(async () => {
    causes.dispose();
    await live.close();
  });

  /** Loads a device, then waits for the requests that follow. */
  async function load(...thingNames: readonly string[]): Promise<readonly string[]> {
    await Promise.all(thingNames.map(async (thingName) => live.fleet.devices.get(thingName)?.open()));
    live.takeRequests();
    causes.didChange();
    await live.advance(2);
    return live.takeRequests();
  }
  function componentOf(thingName: string): string | undefined {
    const record = live.fleet.devices.get(thingName);
    return record && failuresOf(record.opened)[0]?.componentName;
  }

  it('are one for each deployment whose component is unknown, and name it', async () => {
    assert.deepEqual(await load('press-1', 'press-2', 'press-3'), [
      `GetDeployment ${printerId}`,
      `GetDeployment ${otherId}`,
    ]);
    assert.deepEqual(['press-1', 'press-2', 'press-3'].map(componentOf), [
      'com.fjordwerk.LabelPrinter',
      'com.fjordwerk.LabelPrinter',
      undefined,
    ]);
    assert.deepEqual(await load('press-1', 'press-3'), []);
  });

  it('are none if an installed component is named, nobody looks, or the budget is 0', async () => {
    assert.deepEqual(await load('press-4'), []);
    assert.equal(componentOf('press-4'), 'com.fjordwerk.LabelPrinter');
    isActive = false;
    assert.deepEqual(await load('press-1'), []);
    [isActive, perMinute] = [true, 0];
    assert.deepEqual(await load('press-1'), []);
  });

  it('end when AWS denies one', async () => {
    live.simulator.setFaults({ operation: 'GetDeployment', effect: accessDenied('greengrass:GetDeployment') });
    assert.deepEqual(await load('press-1'), [`GetDeployment ${printerId}`]);
    assert.deepEqual(await load('press-3'), []);
    assert.equal(componentOf('press-1'), undefined);
  });
});
