import assert from 'node:assert/strict';
import { fleetError } from '../../../src/core/errors';
import { absoluteTime } from '../../../src/core/format';
import { commands, rowFlags } from '../../../src/manifest';
import type { Node } from '../../../src/tree/node';
import { refreshedWith, sessionOf } from '../../../src/tree/node';
import { smallFleet } from '../../extension/smallFleet';
import { accessDenied } from '../../simulator/faults';
import { now } from '../fixtures';
import { openTree, type OpenTree } from './openTree';
import { clickOf, everyNode, flagsOf, outline, rowOf, words, wordsOf } from './outline';

const failedDeployment = 'press-line | Failed · S3_HEAD_OBJECT_ACCESS_DENIED · 30 min (error)';
const monitor = 'com.acme.Monitor | 1.2.3 · Broken · STARTUP_ERROR (error)';

describe('rows below a core device', () => {
  let tree: OpenTree;
  let device: Node;
  let deployments: Node;
  let components: Node;

  beforeEach(async () => {
    tree = await openTree(smallFleet);
    await tree.root().open?.();
    device = rowOf(tree.root(), 'press-2');
    [deployments, components] = [rowOf(device, 'Deployments'), rowOf(device, 'Components')];
  });
  afterEach(() => tree.close());

  it('are its deployments and components, failing ones first, with the codes of what failed below', async () => {
    assert.deepEqual(outline(device), ['Deployments (rocket)', 'Components (extensions)']);
    await device.open?.();
    assert.deepEqual(outline(device), [
      'Deployments (2) | 1 failed (rocket)',
      `  ${failedDeployment}`,
      '    DEPLOYMENT_FAILURE (circle-small-filled)',
      '    ARTIFACT_DOWNLOAD_ERROR (circle-small-filled)',
      '    S3_ERROR (circle-small-filled)',
      '    S3_HEAD_OBJECT_ACCESS_DENIED (circle-filled)',
      '  bring-up | Completed · 2 d (pass-filled)',
      'Components (4) | 1 broken (extensions)',
      `  ${monitor}`,
      '    STARTUP_ERROR (circle-filled)',
      '  com.acme.Debug | 0.1.0 · Running (play-circle)',
      '  2 dependencies hidden (eye-closed)',
    ]);
    assert.equal(wordsOf(device), 'press-2 | Unhealthy · STARTUP_ERROR · 5 min (error)');
  });

  it('have ids of their own, and the same node for the same thing after a refresh', async () => {
    await device.open?.();
    const before = everyNode(tree.root());
    assert.equal(new Set(before.map(({ id }) => id)).size, before.length);
    await device.refresh?.();
    assert.deepEqual(everyNode(tree.root()), before);
    assert.ok(before.every((node) => node === tree.root() || node.id.startsWith(`${node.parent?.id}/`)));
  });

  it('say what is known of a code below a deployment once that has been opened', async () => {
    await device.open?.();
    const failed = rowOf(deployments, 'press-line');
    await failed.open?.();
    assert.equal(words(failed.children()).at(-1), 'S3_HEAD_OBJECT_ACCESS_DENIED | PERMISSION_ERROR (circle-filled)');
    assert.equal(failed.isExpandable, true);
    assert.equal(rowOf(deployments, 'bring-up').isExpandable, false);
  });

  it('say what is known of a code below a component once that has been opened', async () => {
    await device.open?.();
    const broken = rowOf(components, 'com.acme.Monitor');
    await broken.open?.();
    assert.deepEqual(words(broken.children()), ['STARTUP_ERROR | Startup step (circle-filled)']);
    assert.equal(broken.isExpandable, true);
    assert.equal(rowOf(components, 'com.acme.Debug').isExpandable, false);
  });

  it('have a row each where the service names a deployment, a component and a code twice', async () => {
    tree.live.simulator.update(
      'press-2',
      ({ effectiveDeployments: [first = {}], installedComponents: [broken = {}] }) => ({
        effectiveDeployments: [{ ...first, statusDetails: { errorStack: ['A', 'A'], errorTypes: [] } }, first],
        installedComponents: [broken, broken],
      }),
    );
    await device.open?.();
    const ids = everyNode(device).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(
      [deployments, components].map((node) => node.children().length),
      [2, 2],
    );
  });

  it('leave dependencies out until a person wants them, but never one that fails', async () => {
    await device.open?.();
    const hidden = rowOf(components, '2 dependencies hidden');
    assert.equal(clickOf(hidden), commands.showDependencies);
    tree.view.areDependenciesShown = true;
    assert.deepEqual(words(components.children()), [
      monitor,
      'aws.greengrass.Cli | 2.14.3 · Running (play-circle)',
      'aws.greengrass.LogManager | 2.3.9 · Running (play-circle)',
      'com.acme.Debug | 0.1.0 · Running (play-circle)',
    ]);
    tree.view.areDependenciesShown = false;
    tree.live.simulator.update('press-2', ({ installedComponents }) => ({
      installedComponents: installedComponents.map((item) =>
        item.componentName === 'aws.greengrass.Cli' ? { ...item, lifecycleState: 'ERRORED' } : item,
      ),
    }));
    await components.refresh?.();
    assert.deepEqual(words(components.children()), [
      'aws.greengrass.Cli | 2.14.3 · Errored (warning)',
      monitor,
      'com.acme.Debug | 0.1.0 · Running (play-circle)',
      '1 dependency hidden (eye-closed)',
    ]);
  });

  it('are gone with what is gone, and the others stay the same nodes', async () => {
    await device.open?.();
    const [first, debug, ...others] = components.children();
    tree.live.simulator.update('press-2', ({ installedComponents: [, ...rest] }) => ({ installedComponents: rest }));
    await components.refresh?.();
    assert.ok(first !== undefined && others.length === 1);
    assert.deepEqual(components.children(), [debug, ...others]);
    assert.equal(wordsOf(components), 'Components (3) (extensions)');
  });

  it('say that they are being read, and where there is nothing', async () => {
    const reading = rowOf(tree.root(), 'press-1').open?.();
    const [noDeployments, noComponents] = rowOf(tree.root(), 'press-1').children();
    assert.deepEqual(words(noDeployments?.children() ?? []), ['Loading… (loading~spin)']);
    await reading;
    assert.deepEqual(words(noDeployments?.children() ?? []), ['No effective deployments (dash)']);
    assert.deepEqual(words(noComponents?.children() ?? []), ['No installed components reported (dash)']);
    assert.equal(wordsOf(rowOf(tree.root(), 'press-1')), 'press-1 | Stale · Healthy · 10 d (history)');
  });

  it('have the flags that commands ask for: what is watched can be left, what is under way watched', async () => {
    await device.open?.();
    const address = { kind: 'coreDevice', connectionId: 'default@eu-west-1', thingName: 'press-2' } as const;
    assert.deepEqual([flagsOf(device), wordsOf(device).includes('Watched')], [[], false]);
    tree.view.watched = [];
    assert.deepEqual(flagsOf(device), [rowFlags.watchable]);
    assert.deepEqual(flagsOf(rowOf(deployments, 'press-line')), [], 'It has ended.');
    tree.view.watched = [address];
    assert.deepEqual(flagsOf(device), [rowFlags.watched]);
    assert.equal(wordsOf(device), 'press-2 | Watched · Unhealthy · STARTUP_ERROR · 5 min (error)');
    tree.live.simulator.update('press-2', ({ effectiveDeployments: [first = {}] }) => ({
      effectiveDeployments: [{ ...first, coreDeviceExecutionStatus: 'IN_PROGRESS' }],
    }));
    await deployments.refresh?.();
    assert.deepEqual(flagsOf(rowOf(deployments, 'bring-up')), [rowFlags.watchable]);
  });

  it('are read again by what a person refreshes, and belong to their connection', async () => {
    await device.open?.();
    const code = rowOf(rowOf(deployments, 'press-line'), 'S3_ERROR');
    assert.equal(refreshedWith(code), deployments);
    assert.equal(refreshedWith(device), device);
    assert.equal(refreshedWith(tree.root()), undefined);
    assert.equal(sessionOf(code), tree.sessions.chosen);
    tree.live.asked();
    await refreshedWith(code)?.refresh?.();
    assert.deepEqual(tree.live.asked(), ['ListEffectiveDeployments press-2']);
  });

  it('have a failure of the device above them, whose retry reads the device again', async () => {
    tree.live.simulator.setFaults({ operation: 'GetCoreDevice', effect: accessDenied('greengrass:GetCoreDevice') });
    await device.open?.();
    const [failure, ...rest] = device.children();
    assert.deepEqual(words(failure ? [failure] : []), ['Access denied: greengrass:GetCoreDevice is missing (warning)']);
    assert.deepEqual(rest, [deployments, components]);
    assert.ok(failure);
    assert.equal(clickOf(failure), `${commands.retry} of the row`);
    assert.match(failure.iamStatement ?? '', /"greengrass:GetCoreDevice"/u);
    tree.live.simulator.setFaults();
    await failure.retry?.();
    assert.deepEqual(device.children(), [deployments, components]);
  });

  it('that cannot be read at all are a failure alone, with a retry', async () => {
    tree.live.fail(fleetError({ kind: 'offline' }, 'no route'));
    await device.open?.();
    assert.deepEqual(outline(components), ['AWS cannot be reached (debug-disconnect)']);
    tree.live.fail();
    await components.children()[0]?.retry?.();
    assert.equal(components.children().length, 3);
  });

  it('stay when they cannot be read again, below the failure that says from when they are', async () => {
    await device.open?.();
    await tree.live.clock.advance(3_600);
    tree.live.fail(fleetError({ kind: 'expired' }, 'The session has expired'));
    await deployments.refresh?.();
    assert.deepEqual(words(deployments.children()), [
      `Session of profile default has expired | showing what was read at ${absoluteTime(now)} (warning)`,
      'press-line | Failed · S3_HEAD_OBJECT_ACCESS_DENIED · 1 h (error)',
      'bring-up | Completed · 2 d (pass-filled)',
    ]);
    assert.deepEqual(deployments.children().map(clickOf), [`${commands.signIn} of the row`, undefined, undefined]);
  });

  it('that broke off half-way have the failure below them, and go on there', async () => {
    const many = Array.from({ length: 150 }, (_, index) => ({ componentName: `com.acme.C${index}`, isRoot: true }));
    tree.live.simulator.update('press-2', () => ({ installedComponents: many }));
    tree.live.simulator.setFaults({
      ...{ operation: 'ListInstalledComponents', page: 2 },
      effect: accessDenied('greengrass:ListInstalledComponents'),
    });
    await device.open?.();
    const rows = components.children();
    assert.equal(rows.length, 101);
    assert.match(
      words(rows).at(-1) ?? '',
      /^Access denied: greengrass:ListInstalledComponents is missing \(warning\)$/u,
    );
    tree.live.simulator.setFaults();
    tree.live.asked();
    await rows.at(-1)?.retry?.();
    assert.equal(components.children().length, 150);
    assert.deepEqual(tree.live.asked(), ['ListInstalledComponents press-2'], 'The first page is not asked for again.');
  });
});
