import assert from 'node:assert/strict';
import type { ShownRollout } from '../../../../src/fleet/deployments/shownRollouts';
import { RolloutReads } from '../../../../src/fleet/refreshing/rolloutReads';
import { BackgroundRequests } from '../../../../src/fleet/requests/backgroundRequests';
import type { Connection } from '../../../../src/greengrass/ports/connection';
import { fleetError, type FleetErrorKind } from '../../../../src/greengrass/ports/fleetError';
import type { Outcome } from '../../../../src/greengrass/rollouts/outcome';
import { cloudDeploymentsOn } from '../../../simulator/cloudDeployments';
import { coreDevice, groupDeployment, thingDeployment } from '../../../simulator/generated/deviceParts';
import { failedAs } from '../../../simulator/sample/failureScenarios';
import { accessDenied } from '../../../simulator/faults/faults';
import { account, hours, region, seededRandom } from '../../../simulator/generated/random';
import { definition, job } from '../../fixtures';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const classic = { coreVersion: '2.14.3', isLite: false };
const groups = [1, 2, 3].map((number) =>
  groupDeployment(seededRandom(number), `line-${number}`, `line-${number}`, number * hours),
);
const [first, second, third] = groups.map((group) => ({ ...group, ...failedAs(4) }));
const single = thingDeployment(seededRandom(8), 'press-9', 'bring-up', 9 * hours);
const devices = [
  coreDevice('press-1', classic, 60, [first ?? {}, second ?? {}], []),
  coreDevice('press-2', classic, 60, [third ?? {}], []),
  coreDevice('press-3', classic, 60, [groups[2] ?? {}], []),
  coreDevice('press-9', classic, 60, [single], []),
];
const simulated = { account, region, devices, deployments: cloudDeploymentsOn(devices) };

describe('the reads for visible deployments', () => {
  let live: LiveFleet;
  let reads: RolloutReads;
  let shown: readonly ShownRollout[];
  let perMinute: number;
  /** Other fleets that a test has opened. */
  const closing: LiveFleet[] = [];

  /** Shows the rows of these deployments. */
  function show(ids: readonly (string | undefined)[], openOutcomes: readonly Outcome[] = []): void {
    shown = ids.flatMap((id) => {
      const deployment = live.fleet.rollouts.find(id ?? '');
      return deployment === undefined ? [] : [{ deployment, isOpen: openOutcomes.length > 0, openOutcomes }];
    });
    reads.didChange();
  }

  async function start(over: Partial<Connection> = {}): Promise<void> {
    live = await openLiveFleet(simulated, over);
    [shown, perMinute] = [[], 60];
    const requests = new BackgroundRequests(live.fleet, live.clock, () => perMinute);
    reads = new RolloutReads(live.fleet, live.clock, requests, () => shown);
    await live.fleet.list.readFirst();
    await live.fleet.rollouts.latest.listing.read();
    live.takeRequests();
  }
  beforeEach(() => start());
  afterEach(async () => {
    reads.dispose();
    await Promise.all([live, ...closing.splice(0)].map((open) => open.close()));
  });

  it('count the devices of each deployment once, those with known failures first', async () => {
    await live.fleet.devices.get('press-2')?.deployments.read();
    live.takeRequests();
    show([first?.deploymentId, second?.deploymentId, third?.deploymentId]);
    await live.advance(10);
    const jobs = live.takeRequests().filter((request) => request.startsWith('DescribeJob'));
    assert.deepEqual(
      jobs,
      [third, first, second].map((deployment) => `DescribeJob ${deployment?.iotJobId ?? ''}`),
    );
    show([first?.deploymentId, second?.deploymentId]);
    await live.advance(10);
    assert.deepEqual(live.takeRequests(), []);
  });

  it('are none while no row is shown', async () => {
    show([]);
    await live.advance(10);
    assert.deepEqual(live.takeRequests(), []);
  });

  it('wait for the budget', async () => {
    perMinute = 2;
    show([first?.deploymentId, second?.deploymentId]);
    await live.advance(10);
    assert.equal(live.takeRequests().filter((request) => request.startsWith('GetDeployment')).length, 2);
    show([first?.deploymentId, second?.deploymentId, third?.deploymentId]);
    await live.advance(10);
    assert.deepEqual(live.takeRequests(), []);
    await live.advance(60);
    assert.equal(live.takeRequests().length, 2);
  });

  it('stop counting when AWS denies it, and read devices all the same', async () => {
    live.simulator.setFaults({ operation: 'DescribeJob', effect: accessDenied('iot:DescribeJob') });
    show([first?.deploymentId, second?.deploymentId, third?.deploymentId]);
    await live.advance(10);
    assert.equal(live.takeRequests().filter((request) => request.startsWith('DescribeJob')).length, 1);
    await live.fleet.rollouts.executions(third?.deploymentId ?? '', 'failed').read();
    live.takeRequests();
    show([third?.deploymentId], ['failed']);
    await live.advance(10);
    assert.deepEqual(live.takeRequests(), ['ListEffectiveDeployments press-2']);
  });

  it('have the error codes of the devices below open rows, and no other devices', async () => {
    await live.fleet.rollouts.executions(first?.deploymentId ?? '', 'failed').read();
    await live.fleet.rollouts.job(first?.deploymentId ?? '').read();
    live.takeRequests();
    show([first?.deploymentId], ['failed']);
    await live.advance(10);
    assert.deepEqual(live.takeRequests(), ['ListEffectiveDeployments press-1']);
    assert.equal(live.fleet.deploymentDevices.tally(first?.deploymentId ?? '').codes.length, 1);
  });

  it('have no device on which the deployment succeeded, although its row is open', async () => {
    const id = third?.deploymentId ?? '';
    await live.fleet.rollouts.job(id).read();
    await live.fleet.rollouts.executions(id, 'succeeded').read();
    assert.equal(live.fleet.rollouts.knownExecutions(id, 'succeeded')?.items?.length, 1);
    live.takeRequests();
    show([id], ['succeeded']);
    await live.advance(10);
    assert.deepEqual(live.takeRequests(), []);
  });

  it('take the outcome of a deployment to a single thing from its device', async () => {
    show([single.deploymentId]);
    await live.advance(10);
    assert.deepEqual(live.takeRequests(), ['ListEffectiveDeployments press-9']);
    assert.equal(live.fleet.deploymentDevices.tally(single.deploymentId ?? '').counts.succeeded, 1);
  });

  it('count a deployment again after AWS throttled it, but not after another error', async () => {
    const calm = live;
    reads.dispose();
    closing.push(calm);
    const { source } = calm.fleet.connection;
    const errors: FleetErrorKind[] = ['throttled'];
    let requests = 0;
    await start({
      source: {
        ...source,
        getDeployment: (deploymentId) => Promise.resolve(definition({ deploymentId, iotJobId: 'job-1' })),
        describeJob: () => {
          requests += 1;
          const kind = errors.shift();
          return kind === undefined ? Promise.resolve(job()) : Promise.reject(fleetError({ kind }, kind));
        },
      },
    });
    show([first?.deploymentId]);
    await live.advance(10);
    assert.equal(live.fleet.rollouts.knownJob(first?.deploymentId ?? '')?.error?.kind, 'throttled');
    for (let minute = 0; minute < 3; minute += 1) {
      await live.advance(60);
    }
    assert.equal(live.fleet.rollouts.knownJob(first?.deploymentId ?? '')?.items?.length, 1);
    assert.equal(requests, 2);
    errors.push('service');
    show([second?.deploymentId]);
    await live.advance(10);
    await live.advance(60);
    await live.advance(60);
    assert.deepEqual([live.fleet.rollouts.knownJob(second?.deploymentId ?? '')?.error?.kind, requests], ['service', 3]);
  });

  it('are not sent after the row that waits for the budget is hidden, and are sent once it is shown again', async () => {
    perMinute = 1;
    show([first?.deploymentId]);
    await live.advance(10);
    assert.equal(live.takeRequests().filter((request) => request.startsWith('GetDeployment')).length, 1);
    show([second?.deploymentId]);
    await live.advance(10);
    assert.deepEqual(live.takeRequests(), []);
    show([]);
    await live.advance(200);
    assert.deepEqual(live.takeRequests(), []);
    show([second?.deploymentId]);
    await live.advance(10);
    assert.deepEqual(live.takeRequests(), [
      `GetDeployment ${second?.deploymentId ?? ''}`,
      `DescribeJob ${second?.iotJobId ?? ''}`,
    ]);
  });

  it('count the others once the user has loaded what AWS denied', async () => {
    live.simulator.setFaults({ operation: 'DescribeJob', effect: accessDenied('iot:DescribeJob') });
    show([first?.deploymentId, second?.deploymentId]);
    await live.advance(10);
    live.simulator.setFaults();
    live.takeRequests();
    await live.fleet.rollouts.refresh(first?.deploymentId ?? '');
    show([first?.deploymentId, second?.deploymentId]);
    await live.advance(10);
    assert.ok(live.takeRequests().includes(`DescribeJob ${second?.iotJobId ?? ''}`));
  });

  it('have the error code of a device that failed after its deployments were loaded', async () => {
    const id = first?.deploymentId ?? '';
    const running = { ...first, coreDeviceExecutionStatus: 'IN_PROGRESS', statusDetails: undefined };
    live.simulator.update('press-1', () => ({ effectiveDeployments: [running] }));
    await live.fleet.devices.get('press-1')?.deployments.read();
    assert.equal(live.fleet.deploymentDevices.tally(id).counts.inProgress, 1);
    await live.advance(60);
    const modifiedTimestamp = live.clock.now().getTime() / 1000;
    live.simulator.update('press-1', () => ({ effectiveDeployments: [{ ...first, modifiedTimestamp }] }));
    await live.fleet.rollouts.executions(id, 'failed').read();
    live.takeRequests();
    show([first?.deploymentId], ['failed']);
    await live.advance(10);
    assert.equal(live.takeRequests().filter((request) => request === 'ListEffectiveDeployments press-1').length, 1);
    assert.equal(live.fleet.deploymentDevices.tally(id).codes.length, 1);
  });
});
