import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { panelRollouts } from '../../../../src/fleet/deployments/panelRollouts';
import { readFailedDevices, readReasons } from '../../../../src/fleet/deployments/readFailedDevices';
import { rolloutDevices } from '../../../../src/fleet/deployments/rolloutDevices';
import { shownRolloutLists } from '../../../../src/fleet/refreshing/shownRolloutLists';
import { outcomeOf, statusOf, outcomes } from '../../../../src/greengrass/rollouts/outcome';
import { cloudDeploymentsOn } from '../../../simulator/cloudDeployments';
import { coreDevice, groupDeployment } from '../../../simulator/generated/deviceParts';
import { failedAs } from '../../../simulator/sample/failureScenarios';
import { account, hours, region, seededRandom } from '../../../simulator/generated/random';
import { hoursAgo, jobExecution } from '../../fixtures';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const classic = { coreVersion: '2.14.3', isLite: false };
const failed = { ...groupDeployment(seededRandom(7), 'line-3', 'press-line', 9 * hours), ...failedAs(4) };
const id = failed.deploymentId ?? '';
const names = Array.from({ length: 25 }, (_, index) => `press-${index + 1}`);
const devices = names.map((name) => coreDevice(name, classic, 60, [failed], []));
const simulated = { account, region, devices, deployments: cloudDeploymentsOn(devices) };

describe('the devices of a rollout', () => {
  let live: LiveFleet;
  beforeEach(async () => {
    live = await openLiveFleet(simulated);
    await live.fleet.list.readFirst();
    await live.fleet.rollouts.latest.listing.read();
    live.takeRequests();
  });
  afterEach(() => live.close());

  it('have one outcome each, that of the newest execution', async () => {
    const { source } = live.fleet.connection;
    const name = fc.constantFrom('a', 'b', 'c');
    const one = fc.record({ name, outcome: fc.constantFrom(...outcomes), age: fc.nat(3) });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(one, { minLength: 4, maxLength: 8, selector: (item) => `${item.name} ${item.outcome}` }),
        async (items) => {
          const other = await openLiveFleet(simulated, {
            source: {
              ...source,
              listJobExecutionsForJob: (_job, status) =>
                Promise.resolve({
                  items: items
                    .filter(({ outcome }) => statusOf(outcome) === status)
                    .map(({ name: thingName, age }) =>
                      jobExecution({ thingName, status, lastUpdatedAt: hoursAgo(age) }),
                    ),
                  nextToken: undefined,
                }),
            },
          });
          try {
            await Promise.all(outcomes.map((outcome) => other.fleet.rollouts.executions(id, outcome).read()));
            const shown = rolloutDevices(other.fleet, id);
            const things = new Set(items.map((item) => item.name));
            assert.deepEqual(new Set(shown.map(({ thingName }) => thingName)), things);
            assert.equal(shown.length, things.size);
            for (const { thingName, outcome, execution } of shown) {
              assert.equal(outcomeOf(execution?.status), outcome);
              const ages = items.filter((item) => item.name === thingName).map(({ age }) => age);
              assert.deepEqual(execution?.lastUpdatedAt, hoursAgo(Math.min(...ages)));
              assert.ok(items.some((item) => item.name === thingName && item.outcome === outcome));
            }
          } finally {
            await other.close();
          }
        },
      ),
      { numRuns: 8 },
    );
  });

  it('are those that report it where AWS IoT lists none, and its list goes first', async () => {
    const { source } = live.fleet.connection;
    const execution = jobExecution({ thingName: 'press-2', status: 'SUCCEEDED', lastUpdatedAt: undefined });
    const other = await openLiveFleet(simulated, {
      source: {
        ...source,
        listJobExecutionsForJob: () => Promise.resolve({ items: [execution], nextToken: undefined }),
      },
    });
    try {
      const { fleet } = other;
      await fleet.list.readFirst();
      for (const name of ['press-1', 'press-2']) {
        await fleet.devices.get(name)?.deployments.read();
      }
      const shown = (): readonly string[] =>
        rolloutDevices(fleet, id).map(({ thingName, outcome, execution: listed }) =>
          [thingName, outcome, ...(listed === undefined ? [] : ['listed'])].join(' '),
        );
      assert.deepEqual(shown(), ['press-1 failed', 'press-2 failed']);
      await fleet.rollouts.executions(id, 'succeeded').read();
      // The time of a listed execution can be missing.
      assert.deepEqual(shown(), ['press-1 failed', 'press-2 succeeded listed']);
    } finally {
      await other.close();
    }
  });

  it('have their error codes once opened, 20 at once, and each is asked once', async () => {
    await live.fleet.rollouts.executions(id, 'failed').read();
    live.takeRequests();
    await readFailedDevices(live.fleet, id, 'failed');
    assert.equal(live.takeRequests().length, 20);
    await readFailedDevices(live.fleet, id, 'failed');
    await readFailedDevices(live.fleet, id, 'succeeded');
    assert.deepEqual(live.takeRequests(), []);
  });

  it('all have their error codes for an export, unless it is canceled', async () => {
    await live.fleet.rollouts.executions(id, 'failed').read();
    live.takeRequests();
    const canceled = new AbortController();
    canceled.abort();
    await readReasons(live.fleet, id, canceled.signal);
    assert.deepEqual(live.takeRequests(), []);
    await readReasons(live.fleet, id, new AbortController().signal);
    assert.equal(live.takeRequests().length, 25);
    assert.deepEqual(
      live.fleet.deploymentDevices.tally(id).codes.map(([, amount]) => amount),
      [25],
    );
  });

  it('are refreshed only below open rows, and change soon only while they are unfinished', async () => {
    const [deployment] = live.fleet.rollouts.latest.listing.state.items ?? [];
    assert.ok(deployment !== undefined);
    const size = (isOpen: boolean): number =>
      shownRolloutLists(live.fleet, [{ deployment, isOpen, openOutcomes: ['failed'] }]).length;
    assert.deepEqual([shownRolloutLists(live.fleet, []).length, size(false), size(true)], [0, 1, 1]);
    await live.fleet.rollouts.job(id).read();
    assert.deepEqual([size(false), size(true)], [1, 3]);
    const lists = shownRolloutLists(live.fleet, [{ deployment, isOpen: true, openOutcomes: [] }]);
    assert.deepEqual(
      lists.map(({ isChanging }) => isChanging),
      [false, false],
    );
  });

  it('of a panel are those that failed, for panels of the same connection', () => {
    const connectionId = live.fleet.connection.id;
    const address = { kind: 'deployment', connectionId, targetArn: failed.targetArn ?? '', deploymentId: id } as const;
    const shown = panelRollouts(live.fleet, [address, { ...address, connectionId: 'other' }]);
    assert.deepEqual(
      shown.map(({ openOutcomes }) => openOutcomes),
      [['failed', 'timedOut', 'rejected']],
    );
    assert.deepEqual(panelRollouts(live.fleet, [{ ...address, deploymentId: 'unknown' }]), []);
  });
});
