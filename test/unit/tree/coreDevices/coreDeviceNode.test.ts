import assert from 'node:assert/strict';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import { commands, rowFlags } from '../../../../src/manifest';
import { refreshedWith, sessionOf, type Node } from '../../../../src/tree/engine/node';
import { smallFleet } from '../../../extension/support/smallFleet';
import { accessDenied } from '../../../simulator/faults/faults';
import { openTree, type OpenTree } from '../openTree';
import { allNodes, childOf, clickOf, flagsOf, outline, rowText, rowTexts, wordsOf } from '../outline';

const failedDeployment = 'press-line | S3_HEAD_OBJECT_ACCESS_DENIED · 30 min (error)';
const monitor = 'com.acme.Monitor | STARTUP_ERROR · 1.2.3 (error)';

describe('the rows below a core device', () => {
  let tree: OpenTree;
  let device: Node;
  let deployments: Node;
  let components: Node;

  beforeEach(async () => {
    tree = await openTree(smallFleet);
    await tree.root().open?.();
    device = childOf(tree.root(), 'press-2');
    [deployments, components] = [childOf(device, 'Deployments'), childOf(device, 'Components')];
  });
  afterEach(() => tree.close());

  it('are never hidden because a field is missing', async () => {
    const { simulator } = tree.live;
    simulator.update('press-2', ({ installedComponents }) => ({
      installedComponents: [...installedComponents.map(({ isRoot, ...component }) => component), {}],
      effectiveDeployments: [{ deploymentId: 'bare' }, {}],
    }));
    await device.open?.();
    assert.deepEqual(rowTexts(deployments.children()).length, 2);
    assert.equal(components.children().length, 5);
    assert.doesNotMatch(wordsOf(allNodes(device)), /hidden/u);
  });

  it('are its deployments and components, failing ones first, with their error codes below', async () => {
    assert.deepEqual(outline(device), ['Deployments (rocket)', 'Components (extensions)']);
    await device.open?.();
    assert.deepEqual(outline(device), [
      'Deployments (2) | 1 failed (rocket)',
      `  ${failedDeployment}`,
      '    DEPLOYMENT_FAILURE (circle-small-filled)',
      '    ARTIFACT_DOWNLOAD_ERROR (circle-small-filled)',
      '    S3_ERROR (circle-small-filled)',
      '    S3_HEAD_OBJECT_ACCESS_DENIED (circle-filled)',
      '  bring-up | 2 d (pass-filled)',
      'Components (4) | 1 broken (extensions)',
      `  ${monitor}`,
      '    STARTUP_ERROR (circle-filled)',
      '  com.acme.Debug | 0.1.0 (play-circle)',
      '  [hidden] (eye-closed)',
    ]);
    assert.equal(rowText(device), 'press-2 | STARTUP_ERROR · 3 h (error)');
  });

  it('open their panels on a click, unless they can expand or have none', async () => {
    await device.open?.();
    const leaf = `${commands.showDetailsBeside} on the row`;
    const [deployment, component] = [childOf(deployments, 'bring-up'), childOf(components, 'com.acme.Debug')];
    assert.deepEqual([deployment, component].map(clickOf), [leaf, leaf]);
    const failed = childOf(deployments, 'press-line');
    assert.deepEqual([device, deployments, failed, ...failed.children()].filter(clickOf), []);
  });

  it('show the failed branch when they first appear, and keep it', async () => {
    const expanded = (): readonly unknown[] => [deployments, components].map((node) => node.isExpandedAtFirst);
    await device.open?.();
    // The deployment failed, but a broken component is at least as bad.
    assert.deepEqual(expanded(), [false, true]);
    tree.live.simulator.update('press-2', () => ({ installedComponents: [] }));
    await device.refresh?.();
    assert.deepEqual(expanded(), [false, true]);
  });

  it('show the failed deployments if no component failed, and nothing of a healthy device', async () => {
    tree.live.simulator.update('press-2', () => ({ installedComponents: [] }));
    await device.open?.();
    assert.deepEqual([deployments.isExpandedAtFirst, components.isExpandedAtFirst], [true, false]);
    const healthy = childOf(tree.root(), 'press-1');
    await healthy.open?.();
    assert.deepEqual(
      healthy.children().map((node) => node.isExpandedAtFirst),
      [false, false],
    );
  });

  it('have unique IDs, and keep their nodes after a refresh', async () => {
    await device.open?.();
    const before = allNodes(tree.root());
    assert.equal(new Set(before.map(({ id }) => id)).size, before.length);
    await device.refresh?.();
    assert.deepEqual(allNodes(tree.root()), before);
    assert.ok(before.every((node) => node === tree.root() || node.id.startsWith(`${node.parent?.id}/`)));
  });

  it('explain the codes of a deployment once it is expanded', async () => {
    await device.open?.();
    const failed = childOf(deployments, 'press-line');
    await failed.open?.();
    assert.equal(rowTexts(failed.children()).at(-1), 'S3_HEAD_OBJECT_ACCESS_DENIED | PERMISSION_ERROR (circle-filled)');
    assert.equal(failed.isExpandable, true);
    assert.equal(childOf(deployments, 'bring-up').isExpandable, false);
  });

  it('explain the codes of a component once it is expanded', async () => {
    await device.open?.();
    const broken = childOf(components, 'com.acme.Monitor');
    const description = (): string | undefined => broken.children()[0]?.row().description;
    assert.equal(description(), '');
    await broken.open?.();
    assert.notEqual(description(), '');
    assert.equal(broken.isExpandable, true);
    assert.equal(childOf(components, 'com.acme.Debug').isExpandable, false);
  });

  it('are separate if the service lists a deployment, component or code twice', async () => {
    tree.live.simulator.update(
      'press-2',
      ({ effectiveDeployments: [first = {}], installedComponents: [broken = {}] }) => ({
        effectiveDeployments: [{ ...first, statusDetails: { errorStack: ['A', 'A'], errorTypes: [] } }, first],
        installedComponents: [broken, broken],
      }),
    );
    await device.open?.();
    const ids = allNodes(device).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(
      [deployments, components].map((node) => node.children().length),
      [2, 2],
    );
    assert.equal(deployments.children()[0]?.children().length, 2);
  });

  it('hide dependencies until the user shows them, but never a failing one', async () => {
    await device.open?.();
    const hidden = components.children().at(-1);
    assert.ok(hidden);
    assert.match(wordsOf([hidden]), /^2 dependencies/u);
    assert.equal(clickOf(hidden), commands.showDependencies);
    tree.view.areDependenciesShown = true;
    assert.deepEqual(rowTexts(components.children()), [
      monitor,
      'aws.greengrass.Cli | 2.14.3 (play-circle)',
      'aws.greengrass.LogManager | 2.3.9 (play-circle)',
      'com.acme.Debug | 0.1.0 (play-circle)',
    ]);
    tree.view.areDependenciesShown = false;
    tree.live.simulator.update('press-2', ({ installedComponents }) => ({
      installedComponents: installedComponents.map((item) =>
        item.componentName === 'aws.greengrass.Cli' ? { ...item, lifecycleState: 'ERRORED' } : item,
      ),
    }));
    await components.refresh?.();
    assert.deepEqual(rowTexts(components.children()), [
      'aws.greengrass.Cli | Errored · 2.14.3 (warning)',
      monitor,
      'com.acme.Debug | 0.1.0 (play-circle)',
      '[hidden] (eye-closed)',
    ]);
    assert.match(wordsOf(components.children()), /^1 dependency/mu);
  });

  it('disappear with removed items, and the others keep their nodes', async () => {
    await device.open?.();
    const [first, debug, ...others] = components.children();
    tree.live.simulator.update('press-2', ({ installedComponents: [, ...rest] }) => ({ installedComponents: rest }));
    await components.refresh?.();
    assert.ok(first !== undefined && others.length === 1);
    assert.deepEqual(components.children(), [debug, ...others]);
    assert.equal(rowText(components), 'Components (3) (extensions)');
  });

  it('say that they are loading or that there are none', async () => {
    const idle = childOf(tree.root(), 'press-1');
    const reading = idle.open?.();
    const [noDeployments, noComponents] = idle.children();
    assert.ok(noDeployments !== undefined && noComponents !== undefined);
    assert.deepEqual(rowTexts(noDeployments.children()), ['[loading] (loading~spin)']);
    await reading;
    assert.deepEqual(rowTexts([...noDeployments.children(), ...noComponents.children()]), [
      '[empty] (dash)',
      '[empty] (dash)',
    ]);
    assert.equal(rowText(idle), 'press-1 | Stale · 10 d (history)');
  });

  it('have flags for Watch and Stop Watching', async () => {
    await device.open?.();
    const address = { kind: 'coreDevice', connectionId: 'default@eu-west-1', thingName: 'press-2' } as const;
    assert.deepEqual([flagsOf(device), rowText(device).includes('Watched')], [[rowFlags.mutable], false]);
    tree.view.watched = [];
    assert.deepEqual(flagsOf(device), [rowFlags.watchable, rowFlags.mutable]);
    assert.deepEqual(flagsOf(childOf(deployments, 'press-line')), [], 'It has ended.');
    tree.view.watched = [address];
    assert.deepEqual(flagsOf(device), [rowFlags.watched, rowFlags.mutable]);
    assert.equal(rowText(device), 'press-2 | STARTUP_ERROR · 3 h · watched (error)');
    tree.live.simulator.update('press-2', ({ effectiveDeployments: [first = {}] }) => ({
      effectiveDeployments: [{ ...first, coreDeviceExecutionStatus: 'IN_PROGRESS' }],
    }));
    await deployments.refresh?.();
    assert.deepEqual(flagsOf(childOf(deployments, 'bring-up')), [rowFlags.watchable]);
  });

  it('have flags for Mute and Unmute if the core device needs attention', async () => {
    await device.open?.();
    const { fleet } = tree.sessions.selected;
    assert.ok(fleet !== undefined);
    tree.view.mutes.mute(fleet, [['press-2', undefined]]);
    assert.deepEqual(flagsOf(device), [rowFlags.muted]);
    assert.equal(rowText(device), 'press-2 | Muted · STARTUP_ERROR · 3 h (mute)');
    assert.equal(device.decorationPath, undefined, 'It has the color of a failure.');
    tree.view.mutes.unmute(fleet, ['press-2']);
    assert.deepEqual(device.decorationPath, ['default@eu-west-1', 'press-2']);
    assert.deepEqual(flagsOf(device), [rowFlags.mutable]);
    assert.deepEqual(flagsOf(childOf(tree.root(), 'press-1')), [rowFlags.mutable], 'It is stale.');
    assert.deepEqual(flagsOf(childOf(tree.root(), 'press-10')), []);
  });

  it('are refreshed with their list, and belong to their connection', async () => {
    await device.open?.();
    const code = childOf(childOf(deployments, 'press-line'), 'S3_ERROR');
    assert.equal(refreshedWith(code), deployments);
    assert.equal(refreshedWith(device), device);
    assert.equal(refreshedWith(tree.root()), undefined);
    assert.equal(sessionOf(code), tree.sessions.selected);
    tree.live.takeRequests();
    await refreshedWith(code)?.refresh?.();
    assert.deepEqual(tree.live.takeRequests(), ['ListEffectiveDeployments press-2']);
  });

  it('come after the error of the device, whose retry reloads the device', async () => {
    tree.live.simulator.setFaults({ operation: 'GetCoreDevice', effect: accessDenied('greengrass:GetCoreDevice') });
    await device.open?.();
    const [failure, ...rest] = device.children();
    assert.ok(failure);
    assert.deepEqual([rowText(failure), rest], ['[failure] (warning)', [deployments, components]]);
    assert.match(wordsOf([failure]), /greengrass:GetCoreDevice/u);
    assert.equal(clickOf(failure), `${commands.retry} on the row`);
    assert.match(failure.iamStatement ?? '', /"greengrass:GetCoreDevice"/u);
    tree.live.simulator.setFaults();
    await failure.retry?.();
    assert.deepEqual(device.children(), [deployments, components]);
  });

  it('are only an error with a retry if nothing could be loaded', async () => {
    tree.live.fail(fleetError({ kind: 'offline' }, 'no route'));
    await device.open?.();
    assert.deepEqual(outline(components), ['[failure] (debug-disconnect)']);
    tree.live.fail();
    await components.children()[0]?.retry?.();
    assert.equal(components.children().length, 3);
  });

  it('stay when a refresh fails, below an error that says when they were loaded', async () => {
    await device.open?.();
    await tree.live.clock.advance(3_600);
    tree.live.fail(fleetError({ kind: 'expired' }, 'The session has expired'));
    await deployments.refresh?.();
    assert.deepEqual(rowTexts(deployments.children()), [
      '[failure] (warning)',
      'press-line | S3_HEAD_OBJECT_ACCESS_DENIED · 1 h (error)',
      'bring-up | 2 d (pass-filled)',
    ]);
    const [failure, ...others] = deployments.children();
    assert.ok(failure);
    assert.equal(failure.row().description, 'showing data loaded 1 h ago');
    assert.equal(clickOf(failure), `${commands.signIn} on the connection`);
    assert.ok(others.every(({ click }) => click === undefined));
  });

  it('come before the error of a page that failed, whose retry continues with that page', async () => {
    const many = Array.from({ length: 150 }, (_, index) => ({ componentName: `com.acme.C${index}`, isRoot: true }));
    tree.live.simulator.update('press-2', () => ({ installedComponents: many }));
    tree.live.simulator.setFaults({
      operation: 'ListInstalledComponents',
      page: 2,
      effect: accessDenied('greengrass:ListInstalledComponents'),
    });
    await device.open?.();
    const rows = components.children();
    assert.equal(rows.length, 101);
    assert.equal(rowTexts(rows).at(-1), '[failure] (warning)');
    tree.live.simulator.setFaults();
    tree.live.takeRequests();
    await rows.at(-1)?.retry?.();
    assert.equal(components.children().length, 150);
    assert.deepEqual(tree.live.takeRequests(), ['ListInstalledComponents press-2'], 'The first page is not reloaded.');
  });
});
