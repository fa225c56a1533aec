import assert from 'node:assert/strict';
import type { DeviceSet } from '../../../../src/fleet/selection/deviceSet';
import type { RolloutFilter, RolloutGrouping } from '../../../../src/fleet/deployments/rolloutSelection';
import { DeploymentRows } from '../../../../src/tree/deployments/deploymentRows';
import { invisibleRow } from '../../../../src/text/rows/row';
import type { Node } from '../../../../src/tree/engine/node';
import { contextValueOf } from '../../../../src/tree/engine/rowWords';
import { rowFlags } from '../../../../src/manifest';
import { lazyCatalog } from '../../../../src/ui/catalog';
import { cloudDeploymentsOn } from '../../../simulator/cloudDeployments';
import { ManualClock } from '../../../simulator/clock';
import { coreDevice, groupDeployment, thingDeployment } from '../../../simulator/deviceParts';
import { failedAs } from '../../../simulator/failureScenarios';
import { accessDenied } from '../../../simulator/faults';
import type { SimulatedFleet } from '../../../simulator/fleetFile';
import { account, hours, region, seededRandom } from '../../../simulator/random';
import { now } from '../../fixtures';
import { openLiveFleet, type LiveFleet } from '../../fleet/liveFleet';
import { allNodes, childOf, outline, rowTexts } from '../outline';

const classic = { coreVersion: '2.14.3', isLite: false };
const older = groupDeployment(seededRandom(6), 'line-3', 'press-line', 90 * hours);
const latest = groupDeployment(seededRandom(7), 'line-3', 'press-line', 9 * hours);
const failed = { ...latest, ...failedAs(4) };
const parent = groupDeployment(seededRandom(8), 'vans', 'van-telemetry', 20 * hours);
const sub = groupDeployment(seededRandom(9), 'vans-test', 'van-telemetry-next', 3 * hours);
const single = thingDeployment(seededRandom(10), 'press-3', 'bring-up', hours);
const devices = [
  coreDevice('press-1', classic, 60, [older, failed], []),
  coreDevice('press-2', classic, 60, [older, latest], []),
  coreDevice('press-3', classic, 60, [single], []),
  coreDevice('van-1', classic, 60, [parent], []),
  coreDevice('van-2', classic, 60, [parent, sub], []),
];
const simulated: SimulatedFleet = {
  account,
  region,
  devices,
  deployments: cloudDeploymentsOn(devices).map((deployment) =>
    deployment.targetArn === sub.targetArn ? { ...deployment, parentTargetArn: parent.targetArn ?? '' } : deployment,
  ),
};

/** A fleet with this many deployments to single things. */
function singles(amount: number): SimulatedFleet {
  const things = Array.from({ length: amount }, (_, index) => {
    const name = `press-${index + 1}`;
    return coreDevice(name, classic, 60, [thingDeployment(seededRandom(index), name, 'bring-up', hours)], []);
  });
  return { account, region, devices: things, deployments: cloudDeploymentsOn(things) };
}

describe('the rows of deployments', () => {
  let live: LiveFleet;
  let rows: DeploymentRows;
  let filter: RolloutFilter;
  let grouping: RolloutGrouping;
  let isWatched: boolean | undefined;
  const top: Node = {
    id: 'deployments',
    parent: undefined,
    isExpandable: true,
    row: () => invisibleRow,
    children: () => rows.rows(),
  };

  async function open(fleet: SimulatedFleet): Promise<void> {
    live = await openLiveFleet(fleet, {}, { clock: new ManualClock(now.getTime()), signatureTolerance: Infinity });
    [filter, grouping, isWatched] = [{}, 'none', undefined];
    const { clock } = live;
    rows = new DeploymentRows(() => top, {
      context: {
        clock,
        catalog: lazyCatalog(),
        thresholds: () => ({ staleAfterHours: 25, stuckAfterHours: 2 }),
        timeZone: () => 'local',
        areDependenciesShown: () => false,
        isWatched: () => isWatched,
        failingCount: () => 0,
      },
      fleet: live.fleet,
      filter: () => filter,
      grouping: () => grouping,
      redraw: () => undefined,
    });
    await live.fleet.list.readFirst();
    await live.fleet.rollouts.latest.listing.read();
    live.takeRequests();
  }
  afterEach(() => live.close());

  it('are the latest revisions, the newest first, with sub-deployments below their parent', async () => {
    await open(simulated);
    assert.deepEqual(rowTexts(rows.rows()), [
      'bring-up | Succeeded · revision 1 · 1 h · press-3 (pass)',
      'press-line | revision 2 · 9 h · line-3 (rocket)',
      'van-telemetry | revision 1 · 20 h · vans (rocket)',
    ]);
    assert.deepEqual(rowTexts(childOf(top, 'van-telemetry').children()), [
      'van-telemetry-next | revision 1 · 3 h · vans-test (rocket)',
      'Revisions (versions)',
    ]);
    assert.deepEqual(live.takeRequests(), []);
  });

  it('say whether a rollout is watched, or can be', async () => {
    await open(simulated);
    const rollout = childOf(top, 'press-line');
    const flags = (): unknown => rollout.flags?.();
    assert.deepEqual(flags(), []);
    isWatched = false;
    assert.deepEqual(flags(), [rowFlags.watchable]);
    isWatched = true;
    assert.deepEqual(flags(), [rowFlags.watched]);
    assert.deepEqual(rowTexts([rollout]), ['press-line | revision 2 · 9 h · line-3 · watched (rocket)']);
  });

  it('stand for the known devices on which the deployment failed', async () => {
    await open(simulated);
    const rollout = childOf(top, 'press-line');
    const { deploymentId } = live.fleet.rollouts.latest.listing.state.items?.[1] ?? {};
    const failedOn = (): DeviceSet | undefined => rollout.devices?.();
    assert.equal(failedOn(), undefined);
    await live.fleet.devices.get('press-2')?.deployments.read();
    assert.equal(failedOn(), undefined);
    await live.fleet.rollouts.executions(deploymentId ?? '', 'failed').read();
    assert.deepEqual(failedOn(), {
      label: 'press-line, failed devices',
      thingNames: ['press-1'],
      codes: [],
      filter: undefined,
    });
    await live.fleet.devices.get('press-1')?.deployments.read();
    const code = failed.statusDetails?.errorStack.at(-1) ?? '';
    assert.deepEqual(failedOn()?.codes, [{ kind: 'deployment', code }]);
    assert.match(contextValueOf(rollout), /\bdeviceGroup\b/u);
    assert.equal(childOf(top, 'van-telemetry').devices, undefined);
  });

  it('have the devices by outcome below, with their error codes, and the revisions', async () => {
    await open(simulated);
    const rollout = childOf(top, 'press-line');
    await rollout.open?.();
    assert.deepEqual(rowTexts([rollout]), ['press-line | 1 of 2 failed · revision 2 · 9 h · line-3 (error)']);
    await childOf(rollout, 'Failed (1)').open?.();
    await live.fleet.devices.get('press-1')?.deployments.read();
    await childOf(rollout, 'Succeeded (1)').open?.();
    await childOf(rollout, 'Revisions').open?.();
    const code = failed.statusDetails?.errorStack.at(-1) ?? '';
    assert.deepEqual(outline(rollout).slice(0, 8), [
      'Failed (1) (error)',
      `  press-1 | ${code} · 8 h (error)`,
      'Succeeded (1) (pass)',
      '  press-2 | 8 h (pass)',
      'Revisions (2) (versions)',
      `  Revision 2 | 1 of 2 failed · ${code} · 9 h · line-3 (error)`,
      '    Failed (1) (error)',
      `      press-1 | ${code} · 8 h (error)`,
    ]);
    assert.equal(new Set(allNodes(top).map(({ id }) => id)).size, allNodes(top).length);
  });

  it('have the devices with an outcome by name', async () => {
    const things = ['press-10', 'press-2', 'press-1'].map((name) => coreDevice(name, classic, 60, [latest], []));
    await open({ account, region, devices: things, deployments: cloudDeploymentsOn(things) });
    const rollout = childOf(top, 'press-line');
    await rollout.open?.();
    const succeeded = childOf(rollout, 'Succeeded (3)');
    await succeeded.open?.();
    const names = ['press-1', 'press-2', 'press-10'];
    assert.deepEqual(
      succeeded.children().map((node) => node.row().label),
      names,
    );
    assert.deepEqual(succeeded.devices?.().thingNames, names);
  });

  it('say on which devices a sub-deployment replaced the deployment', async () => {
    await open(simulated);
    const rollout = childOf(top, 'van-telemetry');
    await rollout.open?.();
    const succeeded = childOf(rollout, 'Succeeded (2)');
    await succeeded.open?.();
    const own = (): readonly string[] => rowTexts(succeeded.children());
    assert.deepEqual(own(), ['van-1 | 19 h (pass)', 'van-2 | 19 h (pass)']);
    const ofSub = childOf(rollout, 'van-telemetry-next');
    await ofSub.open?.();
    await childOf(ofSub, 'Succeeded (1)').open?.();
    const replaced = 'van-2 | replaced by a sub-deployment · 19 h (history)';
    assert.deepEqual(own(), ['van-1 | 19 h (pass)', replaced]);
    assert.deepEqual(rowTexts(childOf(ofSub, 'Succeeded (1)').children()), ['van-2 | 2 h (pass)']);
  });

  it('take the outcome of a deployment to a single thing from its device', async () => {
    await open(simulated);
    const rollout = childOf(top, 'bring-up');
    await rollout.open?.();
    assert.deepEqual(rowTexts([rollout]), ['bring-up | Succeeded · revision 1 · 1 h · press-3 (pass)']);
    assert.equal(rollout.children()[0]?.subject?.().kind, 'effectiveDeployment');
  });

  it('say why they are not counted, and count the known devices', async () => {
    await open(simulated);
    live.simulator.setFaults({ operation: 'DescribeJob', effect: accessDenied('iot:DescribeJob') });
    await live.fleet.devices.get('press-1')?.deployments.read();
    const rollout = childOf(top, 'press-line');
    await rollout.open?.();
    const code = failed.statusDetails?.errorStack.at(-1) ?? '';
    assert.deepEqual(rowTexts([rollout, ...rollout.children()]), [
      `press-line | 1 known failed · ${code} · revision 2 · 9 h · line-3 (error)`,
      '[failure] (warning)',
      'Failed (1) (error)',
      'Revisions (versions)',
    ]);
    live.takeRequests();
    const known = childOf(rollout, 'Failed (1)');
    await known.open?.();
    assert.deepEqual([rowTexts(known.children()), live.takeRequests()], [[`press-1 | ${code} · 8 h (error)`], []]);
  });

  it('are below a row of their own for more than 20 single things', async () => {
    await open(singles(20));
    assert.equal(rows.rows().length, 20);
    await live.close();
    await open(singles(21));
    assert.deepEqual(rowTexts(rows.rows()), ['Single things (21) (rocket)']);
    assert.equal(rows.rows()[0]?.children().length, 21);
  });

  it('are those that match the filter', async () => {
    await open(simulated);
    filter = { text: 'LINE' };
    assert.deepEqual(
      rows.rows().map((node) => node.row().label),
      ['press-line'],
    );
    filter = { text: 'vans-test' };
    assert.deepEqual(
      outline(top).map((text) => text.split(' | ')[0]),
      ['van-telemetry', '  van-telemetry-next', '    Revisions (versions)', '  Revisions (versions)'],
    );
    filter = { outcome: 'failed' };
    assert.deepEqual(rowTexts(rows.rows()), ['[noMatch] (filter)']);
    await live.fleet.devices.get('press-1')?.deployments.read();
    assert.deepEqual(
      rows.rows().map((node) => node.row().label),
      ['press-line'],
    );
  });

  it('are in groups by the kind of target, or by their worst outcome', async () => {
    await open(simulated);
    grouping = 'targetKind';
    assert.deepEqual(rowTexts(rows.rows()), ['Thing groups (2) (rocket)', 'Single things (1) (rocket)']);
    grouping = 'outcome';
    await childOf(childOf(top, 'Not counted yet (3)'), 'press-line').open?.();
    assert.deepEqual(rowTexts(rows.rows()), [
      'Not counted yet (2) (rocket)',
      'Failed (1) | 1 failed (error)',
      'Succeeded (1) (rocket)',
    ]);
  });

  it('are in the group of their own outcome, whether or not they are sub-deployments', async () => {
    const failedSub = coreDevice('van-2', classic, 60, [parent, { ...sub, ...failedAs(4) }], []);
    await open({ ...simulated, devices: [...devices.slice(0, -1), failedSub] });
    grouping = 'outcome';
    for (const name of ['van-telemetry', 'van-telemetry-next']) {
      const [group] = rows.rows();
      assert.ok(group);
      await childOf(group, name).open?.();
    }
    const labels = (group: string): readonly string[] => rowTexts(childOf(top, group).children());
    assert.deepEqual(labels('Failed (1)'), ['van-telemetry-next | Failed · revision 1 · 3 h · vans-test (error)']);
    const parentRow = 'van-telemetry | 2 succeeded · revision 1 · 20 h · vans (pass)';
    assert.ok(labels('Succeeded (2)').includes(parentRow));
    assert.deepEqual(
      childOf(childOf(top, 'Succeeded (2)'), 'van-telemetry')
        .children()
        .map((node) => node.row().label),
      ['Succeeded (2)', 'Revisions'],
    );
    filter = { text: 'vans-test' };
    assert.deepEqual(rowTexts(rows.rows()), ['Failed (1) | 1 failed (error)']);
  });
});
