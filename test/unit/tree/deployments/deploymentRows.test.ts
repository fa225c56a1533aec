import assert from 'node:assert/strict';
import type { DeviceSet } from '../../../../src/fleet/selection/deviceSet';
import { contextValueOf } from '../../../../src/tree/engine/rowWords';
import { rowFlags } from '../../../../src/manifest';
import { cloudDeploymentsOn } from '../../../simulator/cloudDeployments';
import { coreDevice } from '../../../simulator/generated/deviceParts';
import { accessDenied } from '../../../simulator/faults/faults';
import { account, region } from '../../../simulator/generated/random';
import { allNodes, childOf, outline, rowTexts } from '../outline';
import { classic, failed, latest, openDeploymentRows, simulated, type ShownDeployments } from './openDeploymentRows';

describe('the rows of deployments', () => {
  let shown: ShownDeployments;
  afterEach(() => shown.live.close());

  it('are the latest revisions, the newest first, with sub-deployments below their parent', async () => {
    shown = await openDeploymentRows(simulated);
    assert.deepEqual(rowTexts(shown.top.children()), [
      'bring-up | Succeeded · revision 1 · 1 h · press-3 (pass)',
      'press-line | revision 2 · 9 h · line-3 (rocket)',
      'van-telemetry | revision 1 · 20 h · vans (rocket)',
    ]);
    assert.deepEqual(rowTexts(childOf(shown.top, 'van-telemetry').children()), [
      'van-telemetry-next | sub-deployment · revision 1 · 3 h · vans-test (rocket)',
      'Revisions (versions)',
    ]);
    assert.deepEqual(shown.live.takeRequests(), []);
  });

  it('start with their target only if they share a name', async () => {
    const deployments = (simulated.deployments ?? []).map((deployment) =>
      deployment.deploymentName === 'bring-up' ? { ...deployment, deploymentName: 'press-line' } : deployment,
    );
    shown = await openDeploymentRows({ ...simulated, deployments });
    assert.deepEqual(rowTexts(shown.top.children()), [
      'press-line | press-3 · Succeeded · revision 1 · 1 h (pass)',
      'press-line | line-3 · revision 2 · 9 h (rocket)',
      'van-telemetry | revision 1 · 20 h · vans (rocket)',
    ]);
  });

  it('say whether a rollout is watched, or can be', async () => {
    shown = await openDeploymentRows(simulated);
    const rollout = childOf(shown.top, 'press-line');
    const flags = (): unknown => rollout.flags?.();
    assert.deepEqual(flags(), []);
    shown.view.isWatched = false;
    assert.deepEqual(flags(), [rowFlags.watchable]);
    shown.view.isWatched = true;
    assert.deepEqual(flags(), [rowFlags.watched]);
    assert.deepEqual(rowTexts([rollout]), ['press-line | revision 2 · 9 h · line-3 · watched (rocket)']);
  });

  it('stand for the known devices on which the deployment failed', async () => {
    shown = await openDeploymentRows(simulated);
    const rollout = childOf(shown.top, 'press-line');
    const { deploymentId } = shown.live.fleet.rollouts.latest.listing.state.items?.[1] ?? {};
    const failedOn = (): DeviceSet | undefined => rollout.devices?.();
    assert.equal(failedOn(), undefined);
    await shown.live.fleet.devices.get('press-2')?.deployments.read();
    assert.equal(failedOn(), undefined);
    await shown.live.fleet.rollouts.executions(deploymentId ?? '', 'failed').read();
    assert.deepEqual(failedOn(), {
      label: 'press-line, failed devices',
      thingNames: ['press-1'],
      codes: [],
      filter: undefined,
    });
    await shown.live.fleet.devices.get('press-1')?.deployments.read();
    const code = failed.statusDetails?.errorStack.at(-1) ?? '';
    assert.deepEqual(failedOn()?.codes, [{ kind: 'deployment', code }]);
    assert.match(contextValueOf(rollout), /\bdeviceGroup\b/u);
    assert.equal(childOf(shown.top, 'van-telemetry').devices, undefined);
  });

  it('have the devices by outcome below, with their error codes, and the revisions', async () => {
    shown = await openDeploymentRows(simulated);
    const rollout = childOf(shown.top, 'press-line');
    await rollout.open?.();
    assert.deepEqual(rowTexts([rollout]), ['press-line | 1 of 2 failed · revision 2 · 9 h · line-3 (error)']);
    await childOf(rollout, 'Failed (1)').open?.();
    await shown.live.fleet.devices.get('press-1')?.deployments.read();
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
    assert.equal(new Set(allNodes(shown.top).map(({ id }) => id)).size, allNodes(shown.top).length);
  });

  it('have the devices with an outcome by name', async () => {
    const things = ['press-10', 'press-2', 'press-1'].map((name) => coreDevice(name, classic, 60, [latest], []));
    shown = await openDeploymentRows({ account, region, devices: things, deployments: cloudDeploymentsOn(things) });
    const rollout = childOf(shown.top, 'press-line');
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

  it('say why they are not counted, and count the known devices', async () => {
    shown = await openDeploymentRows(simulated);
    shown.live.simulator.setFaults({ operation: 'DescribeJob', effect: accessDenied('iot:DescribeJob') });
    await shown.live.fleet.devices.get('press-1')?.deployments.read();
    const rollout = childOf(shown.top, 'press-line');
    await rollout.open?.();
    const code = failed.statusDetails?.errorStack.at(-1) ?? '';
    assert.deepEqual(rowTexts([rollout, ...rollout.children()]), [
      `press-line | 1 known failed · ${code} · revision 2 · 9 h · line-3 (error)`,
      '[failure] (warning)',
      'Failed (1) (error)',
      'Revisions (versions)',
    ]);
    shown.live.takeRequests();
    const known = childOf(rollout, 'Failed (1)');
    await known.open?.();
    assert.deepEqual(
      [rowTexts(known.children()), shown.live.takeRequests()],
      [[`press-1 | ${code} · 8 h (error)`], []],
    );
  });

  it('are those that match the filter', async () => {
    shown = await openDeploymentRows(simulated);
    shown.view.filter = { text: 'LINE' };
    assert.deepEqual(
      shown.top.children().map((node) => node.row().label),
      ['press-line'],
    );
    shown.view.filter = { text: 'vans-test' };
    assert.deepEqual(
      outline(shown.top).map((text) => text.split(' | ')[0]),
      ['van-telemetry', '  van-telemetry-next', '    Revisions (versions)', '  Revisions (versions)'],
    );
    shown.view.filter = { outcome: 'failed' };
    assert.deepEqual(rowTexts(shown.top.children()), ['[noMatch] (filter)']);
    await shown.live.fleet.devices.get('press-1')?.deployments.read();
    assert.deepEqual(
      shown.top.children().map((node) => node.row().label),
      ['press-line'],
    );
  });

  it('are in groups by the kind of target, or by their worst outcome', async () => {
    shown = await openDeploymentRows(simulated);
    shown.view.grouping = 'targetKind';
    assert.deepEqual(rowTexts(shown.top.children()), ['Thing groups (2) (rocket)', 'Single things (1) (rocket)']);
    shown.view.grouping = 'outcome';
    await childOf(childOf(shown.top, 'Not counted yet (3)'), 'press-line').open?.();
    assert.deepEqual(rowTexts(shown.top.children()), [
      'Failed (1) (error)',
      'Succeeded (1) (pass)',
      'Not counted yet (2) (rocket)',
    ]);
  });
});
