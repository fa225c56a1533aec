import assert from 'node:assert/strict';
import { differingDevices } from '../../../../src/fleet/drift/differingDevices';
import { driftRequests, findDrift, type DriftFound } from '../../../../src/fleet/drift/findDrift';
import { FilteredFleet } from '../../../../src/fleet/selection/filteredFleet';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import { cloudDeploymentOf } from '../../../simulator/cloudDeployments';
import { accessDenied } from '../../../simulator/faults/faults';
import { revisionIds, seededRandom, targetArn } from '../../../simulator/generated/random';
import type { SlotEvent } from '../../../simulator/slots/slotEvents';
import { slotFleet } from '../../../simulator/slots/slotFleet';
import { playHistory } from '../../../simulator/slots/slotHistory';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import { openLiveFleet, type LiveFleet } from '../liveFleet';
import { setting } from './driftingFleet';

/** What happens on the device `press-<n>`, which joins the group `line-<n>` below `plant-<n>` and gets two components. */
type Story = (n: number) => readonly SlotEvent[];

const installs: Story = (n) => {
  const revise = (target: string, components: Readonly<Record<string, string>>): readonly SlotEvent[] => [
    { kind: 'revise', target, components },
    { kind: 'finish', ending: 'succeeds' },
  ];
  return [
    { kind: 'join', group: `line-${n}`, isQueued: true },
    ...revise(`plant-${n}`, { A: '1.0.0' }),
    ...revise(`line-${n}`, { B: '1.0.0' }),
    { kind: 'report' },
  ];
};

const leaves: Story = (n) => [...installs(n), { kind: 'leave', group: `line-${n}` }];

function fleetOf(...stories: readonly Story[]) {
  return slotFleet(
    stories.map((story, n) =>
      playHistory({ ...setting, thingName: `press-${n}`, parents: { [`line-${n}`]: `plant-${n}` } }, story(n)),
    ),
  );
}

describe('Find Drift', () => {
  let live: LiveFleet;
  afterEach(() => live.close());

  function find(signal = new AbortController().signal): Promise<DriftFound> {
    return findDrift(live.fleet, signal, () => undefined);
  }

  function groups(): readonly string[] {
    return differingDevices(live.fleet).map(
      ({ example, thingNames }) => `${example.componentName} ${example.verdict.kind}: ${thingNames.join(', ')}`,
    );
  }

  it('finds every device that differs, by verdict and component', async () => {
    live = await openLiveFleet(fleetOf(leaves, installs, leaves));
    assert.deepEqual(groups(), []);
    const found = await find();
    const whole = { areTargetsListed: true, judged: 3, known: 3, error: undefined, membershipError: undefined };
    assert.deepEqual(found, { ...whole, differing: 2 });
    assert.deepEqual(groups(), ['A orphan: press-0, press-2', 'B orphan: press-0, press-2']);
  });

  it('lets the core devices be filtered', async () => {
    live = await openLiveFleet(fleetOf(leaves, installs, leaves));
    await find();
    const shown = await new Promise<readonly string[]>((resolve) => {
      const filtered = new FilteredFleet(live.fleet, {
        clock: live.clock,
        thresholds: () => ({ staleAfterHours: 25, stuckAfterHours: 24 }),
        isConnectivityOn: () => false,
        onDidChange: () => {
          const state = filtered.query?.state;
          if (state?.isReading === false) {
            resolve(state.thingNames);
          }
        },
      });
      filtered.apply({ filter: { isDiffering: true }, grouping: 'none' });
    });
    assert.deepEqual(shown, ['press-0', 'press-2']);
  });

  it('reads the members of each group once, and no groups of devices', async () => {
    live = await openLiveFleet(fleetOf(installs, installs));
    await live.fleet.list.readFirst();
    live.takeRequests();
    await find();
    const counts = new Map<string, number>();
    for (const request of live.takeRequests()) {
      const [operation = ''] = request.split(' ');
      counts.set(operation, (counts.get(operation) ?? 0) + 1);
    }
    assert.deepEqual(Object.fromEntries([...counts].sort()), {
      GetDeployment: 4,
      ListDeployments: 1,
      ListEffectiveDeployments: 2,
      ListInstalledComponents: 2,
      ListThingsInThingGroup: 4,
    });
  });

  it('reads nothing twice', async () => {
    live = await openLiveFleet(fleetOf(leaves, installs));
    const first = await find();
    live.takeRequests();
    assert.deepEqual(await find(), first);
    assert.deepEqual(live.takeRequests(), []);
  });

  it('goes on where it was canceled', async () => {
    live = await openLiveFleet(fleetOf(leaves, leaves, leaves, leaves, leaves, leaves));
    const canceling = new AbortController();
    const part = await findDrift(live.fleet, canceling.signal, ({ done }) => {
      if (done === 2) {
        canceling.abort();
      }
    });
    assert.ok(part.judged >= 2 && part.judged < 6, `${part.judged} of 6`);
    assert.equal(part.differing, part.judged);
    const left = driftRequests(live.fleet);
    assert.ok(left < 2 * 6 + 12, `${left} requests`);
    const { judged, differing } = await find();
    assert.deepEqual([judged, differing], [6, 6]);
  });

  it('leaves verdicts unknown that need the members of groups if they are denied', async () => {
    live = await openLiveFleet(fleetOf(leaves));
    live.simulator.setFaults({
      operation: 'ListThingsInThingGroup',
      effect: accessDenied('iot:ListThingsInThingGroup'),
    });
    const found = await find();
    assert.equal(found.membershipError?.kind, 'denied');
    assert.deepEqual([found.judged, found.differing], [1, 0]);
  });

  it('asks for the members of a group whose deployment was deleted', async () => {
    const { deployments = [], ...fleet } = fleetOf(installs);
    const kept = deployments.filter(({ targetArn }) => !targetArn.endsWith('/plant-0'));
    live = await openLiveFleet({ ...fleet, deployments: kept });
    const found = await find();
    assert.equal(found.differing, 0);
    const record = await live.fleet.devices.find('press-0');
    const kinds = live.fleet.drift.verdicts(record).components.map(({ verdict }) => verdict.kind);
    assert.deepEqual([...kinds].sort(), ['asAsked', 'unknown']);
    const asked = live.takeRequests().filter((request) => request.startsWith('ListThingsInThingGroup'));
    assert.equal(asked.length, 2);
  });

  it('says nothing of groups that got a deployment after their members were read', async () => {
    live = await openLiveFleet(fleetOf(leaves));
    await find();
    assert.equal(groups().length, 2);
    const target = targetArn('thinggroup', 'line-new');
    const deployment = { ...revisionIds(seededRandom(1), target), targetArn: target };
    live.simulator.fleet.putCloudDeployment(cloudDeploymentOf(deployment, '1', 0, {}));
    await live.fleet.rollouts.latest.listing.refresh();
    assert.deepEqual(groups(), []);
  });

  it('ends with the error that fails every request', async () => {
    live = await openLiveFleet(fleetOf(installs, installs));
    await live.fleet.list.readFirst();
    live.fail(fleetError({ kind: 'offline' }, 'no route'));
    const found = await find();
    assert.deepEqual([found.judged, found.known], [0, 2]);
    assert.notEqual(found.error, undefined);
  });

  it('raises no alarm in a fleet of which every device runs what was asked', async () => {
    live = await openLiveFleet(generateFleet(300));
    const found = await find();
    assert.deepEqual([found.judged, found.differing], [300, 0]);
  }).timeout(60_000);
});
