import assert from 'node:assert/strict';
import { manualScan, type ScanState } from '../../../../src/fleet/scanning/scanState';
import { cloudDeploymentsOn } from '../../../simulator/cloudDeployments';
import { coreDevice, groupDeployment, thingDeployment } from '../../../simulator/generated/deviceParts';
import { accessDenied } from '../../../simulator/faults/faults';
import { account, hours, region, seededRandom } from '../../../simulator/generated/random';
import { smallFleet } from '../../../extension/support/smallFleet';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const classic = { coreVersion: '2.14.3', isLite: false };
const random = seededRandom(6);

describe('the steps of a scan', () => {
  let live: LiveFleet;
  afterEach(() => live.close());

  async function scan(kind: 'quick' | 'full' = 'quick'): Promise<ScanState> {
    await live.fleet.scans.start(manualScan(kind));
    return live.fleet.scans.last?.state ?? assert.fail('No scan was started.');
  }

  for (const [deploymentStatus, isRead] of [
    ['ACTIVE', true],
    ['FAILED', true],
    ['COMPLETED', false],
    ['CANCELED', false],
    ['INACTIVE', false],
  ] as const) {
    it(`${isRead ? 'read' : "don't read"} the device of a deployment to one thing that is ${deploymentStatus}`, async () => {
      const devices = [coreDevice('press-1', classic, 60, [thingDeployment(random, 'press-1', 'bring-up', hours)], [])];
      const deployments = cloudDeploymentsOn(devices).map((deployment) => ({ ...deployment, deploymentStatus }));
      live = await openLiveFleet({ account, region, devices, deployments });
      await scan();
      assert.equal(live.takeRequests().includes('ListEffectiveDeployments press-1'), isRead);
    });
  }

  it('read no device if AWS IoT returns none', async () => {
    live = await openLiveFleet(smallFleet);
    const body = JSON.stringify({ executionSummaries: [{}, { thingArn: 'arn:aws:iot:eu-west-1:123456789012:job/x' }] });
    live.simulator.setFaults({ operation: 'ListJobExecutionsForJob', effect: { kind: 'body', body } });
    const { failures, phase, parts } = await scan();
    assert.deepEqual([failures, phase], [[], 'done']);
    assert.equal(
      parts.some(({ part }) => part === 'failedDevices'),
      false,
    );
  });

  it('end with an error if a list repeats its token', async () => {
    live = await openLiveFleet(smallFleet);
    live.simulator.setFaults({ operation: 'ListDeployments', effect: { kind: 'tokens', tokens: ['A'] } });
    const { failures, phase } = await scan();
    assert.equal(phase, 'done');
    assert.deepEqual(
      failures.map(({ part, isList, error }) => [part, isList, error.kind]),
      [['deployments', true, 'badResponse']],
    );
  });

  for (const [kind, operation, part] of [
    ['quick', 'ListDeployments', 'deployments'],
    ['quick', 'ListCoreDevices', 'unhealthyDevices'],
    ['full', 'ListCoreDevices', 'devices'],
  ] as const) {
    it(`end in a ${kind} scan if ${operation} repeats its pages with new tokens`, async () => {
      live = await openLiveFleet(smallFleet);
      live.simulator.setFaults({ operation, effect: { kind: 'endlessTokens' } });
      const { failures, phase } = await scan(kind);
      assert.equal(phase, 'done');
      assert.deepEqual(
        failures.map((failure) => [failure.part, failure.isList, failure.error.kind]),
        [[part, true, 'badResponse']],
      );
      assert.ok(live.takeRequests().filter((asked) => asked === operation).length <= 11);
      live.simulator.setFaults();
      await live.fleet.scans.last?.retry(() => true);
      assert.deepEqual(live.fleet.scans.last?.state.failures, [], 'A retry starts over.');
    });
  }

  for (const [kind, operation] of [
    ['quick', 'ListDeployments'],
    ['quick', 'ListCoreDevices'],
    ['full', 'ListCoreDevices'],
  ] as const) {
    it(`read ${operation} from the start when a ${kind} scan is retried after its token has expired`, async () => {
      live = await openLiveFleet(smallFleet);
      // The token is invalid once the fault is over.
      live.simulator.setFaults({ operation, times: 1, effect: { kind: 'tokens', tokens: ['forgotten'] } });
      const { failures } = await scan(kind);
      assert.deepEqual(
        failures.map(({ isList, error }) => [isList, error.kind]),
        [[true, 'invalid']],
      );
      const found = live.fleet.devices.failingCount;
      await live.fleet.scans.last?.retry(() => true);
      const { phase, failures: others = [], parts = [], left } = live.fleet.scans.last?.state ?? {};
      assert.deepEqual([phase, others, left], ['done', [], 0]);
      assert.ok(parts.length > 0 && parts.every(({ done, total, isListed }) => done === total && isListed));
      assert.ok(live.fleet.devices.failingCount >= found);
    });
  }

  it('keep the data of a device that fails to load', async () => {
    live = await openLiveFleet(smallFleet);
    await scan();
    const before = live.fleet.devices.failingCount;
    live.simulator.setFaults({ name: 'press-2', effect: accessDenied('greengrass:ListInstalledComponents') });
    const { failures } = await scan();
    assert.ok(failures.length > 0 && failures.every(({ error }) => error.kind === 'denied'));
    assert.equal(live.fleet.devices.failingCount, before);
    assert.equal(live.fleet.devices.get('press-2')?.opened.components?.length, 4);
  });

  it('read each list of a device once, regardless of the number of its failed deployments', async () => {
    const failed = { coreDeviceExecutionStatus: 'FAILED' };
    const failures = ['line-3', 'yard', 'plant'].map((group) =>
      groupDeployment(random, group, group, 9 * hours, failed),
    );
    const devices = [coreDevice('press-1', classic, 60, failures, [])];
    live = await openLiveFleet({ account, region, devices, deployments: cloudDeploymentsOn(devices) });
    await scan();
    live.takeRequests();
    await live.advance(60);
    // The failures are known from the previous scan and found again.
    await scan();
    const asked = live.takeRequests().filter((operation) => operation.endsWith('press-1'));
    assert.deepEqual(asked, ['ListEffectiveDeployments press-1']);
  });
});
