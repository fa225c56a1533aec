import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../src/core/errorCodes';
import { fleetError } from '../../../src/core/errors';
import type { Grouping } from '../../../src/core/failureGroups';
import { absoluteTime } from '../../../src/core/format';
import { commands, rowFlags } from '../../../src/manifest';
import { connectionsNode } from '../../../src/tree/connectionsNode';
import { failuresNode } from '../../../src/tree/failuresNode';
import type { Node } from '../../../src/tree/node';
import { smallFleet } from '../../extension/smallFleet';
import { accessDenied } from '../../simulator/faults';
import { hoverLines } from '../core/hovers/hoverText';
import { now } from '../fixtures';
import { openTree, type OpenTree } from './openTree';
import { clickOf, everyNode, flagsOf, outline, rowOf, words, wordsOf } from './outline';

const unknown = [
  'Unhealthy, cause not known yet | 1 device (error)',
  '  Open the device to see why | 1 device (circle-small-filled)',
  '    press-2 | Unhealthy · 5 min (error)',
];

describe('rows of the failures of a fleet', () => {
  let tree: OpenTree;
  let grouping: Grouping;
  let drawn: number;
  let root: () => Node;

  async function open(others?: Parameters<typeof openTree>[1]): Promise<void> {
    tree = await openTree(smallFleet, others);
    [grouping, drawn] = ['code', 0];
    const redraw = (): void => {
      drawn += 1;
    };
    ({ root } = connectionsNode('failures', tree.sessions, (parent, session) =>
      failuresNode(parent, session, () => grouping, tree.surroundings, redraw),
    ));
    await tree.chosen().open?.();
    await root().open?.();
  }
  beforeEach(() => open());
  afterEach(() => tree.close());

  /** Makes the fleet look for failures, with these operations refused. */
  async function scan(...refused: readonly ('ListInstalledComponents' | 'ListJobExecutionsForJob')[]): Promise<void> {
    tree.live.simulator.setFaults(
      ...refused.map((operation) => ({ operation, effect: accessDenied(`greengrass:${operation}`) })),
    );
    await tree.sessions.chosen.fleet?.startScan('quick');
    tree.live.simulator.setFaults();
  }

  it('are what the list tells before anything has been scanned', () => {
    assert.deepEqual(outline(root()), unknown);
    assert.equal(drawn, 1, 'The rows are drawn once their file has been loaded.');
  });

  it('are groups of what failed, what is concerned below each, and below that the devices', async () => {
    await scan();
    const device = 'press-2 | Unhealthy · STARTUP_ERROR · 5 min (error)';
    assert.deepEqual(outline(root()), [
      'What was looked into (info)',
      'S3_HEAD_OBJECT_ACCESS_DENIED | 1 device (error)',
      '  press-line | 1 device (circle-small-filled)',
      `    ${device}`,
      'STARTUP_ERROR | 1 device (error)',
      '  com.acme.Monitor | 1 device (circle-small-filled)',
      `    ${device}`,
    ]);
    const nodes = everyNode(root());
    assert.equal(new Set(nodes.map(({ id }) => id)).size, nodes.length);
    assert.deepEqual(everyNode(root()), nodes, 'The same thing keeps the same node.');
    grouping = 'component';
    assert.deepEqual(words(root().children()), [
      'What was looked into (info)',
      'com.acme.Monitor | 1 device (error)',
      'Failed deployments | 1 device (error)',
    ]);
  });

  it('lead to the device: a click on it shows its details beside the list', async () => {
    await scan();
    const group = rowOf(root(), 'STARTUP_ERROR');
    const device = rowOf(rowOf(group, 'com.acme.Monitor'), 'press-2');
    assert.equal(clickOf(device), `${commands.showDetailsBeside} of the row`);
    const subject = device.subject?.();
    assert.equal(subject?.kind === 'coreDevice' && subject.on.device.coreDeviceThingName, 'press-2');
    assert.equal(group.group, 'STARTUP_ERROR', 'The overview finds the row by it.');
  });

  it('explain the codes that they are called by, and what is no code', async () => {
    const hoverOf = async (node: Node): Promise<string> => {
      const hover = await node.hover?.(explainErrorCode);
      return hoverLines(hover ?? []).join('\n');
    };
    assert.match(await hoverOf(rowOf(root(), 'Unhealthy, cause not known yet')), /Unhealthy, cause not known yet/u);
    await scan();
    const [deployment, component] = [rowOf(root(), 'S3_HEAD_OBJECT_ACCESS_DENIED'), rowOf(root(), 'STARTUP_ERROR')];
    assert.deepEqual(deployment.subject?.(), {
      ...{ kind: 'errorCode', codeKind: 'deployment', code: 'S3_HEAD_OBJECT_ACCESS_DENIED' },
    });
    assert.deepEqual(component.subject?.(), { kind: 'errorCode', codeKind: 'component', code: 'STARTUP_ERROR' });
    assert.match(await hoverOf(deployment), /S3_HEAD_OBJECT_ACCESS_DENIED[^]*s3:GetObject/u);
    assert.equal(rowOf(component, 'com.acme.Monitor').hover, undefined);
  });

  it('say what a scan could not look at, each with a retry of its own', async () => {
    await scan('ListInstalledComponents', 'ListJobExecutionsForJob');
    const [job, components] = root().children();
    assert.ok(job !== undefined && components !== undefined);
    assert.deepEqual(words([job, components]), [
      '1 deployment not looked into | Access denied: greengrass:ListJobExecutionsForJob is missing (warning)',
      '1 unhealthy device not looked into | Access denied: greengrass:ListInstalledComponents is missing (warning)',
    ]);
    assert.equal(clickOf(job), `${commands.retry} of the row`);
    assert.match(components.iamStatement ?? '', /"greengrass:ListInstalledComponents"/u);
    tree.live.asked();
    await components.retry?.();
    assert.deepEqual(tree.live.asked(), ['ListInstalledComponents press-2']);
    assert.deepEqual(words(root().children()).slice(0, 3), [
      '1 deployment not looked into | Access denied: greengrass:ListJobExecutionsForJob is missing (warning)',
      'What was looked into (info)',
      'STARTUP_ERROR | 1 device (error)',
    ]);
  });

  it('say that a scan was canceled and can go on, and what it had looked at', async () => {
    const scanning = tree.sessions.chosen.fleet?.startScan('full');
    await tree.live.simulator.nextRequest(() => true);
    assert.deepEqual(words(root().children()), [unknown[0]], 'While it runs nothing is said of it here.');
    assert.match(
      wordsOf(root()),
      /^default \| eu-west-1 · Full scan is running: .*; \d requests? so far\. \(cloud\)$/u,
    );
    tree.sessions.chosen.fleet?.scan?.cancel();
    await scanning;
    const [goOn, coverage] = root().children();
    assert.ok(goOn !== undefined && coverage !== undefined);
    assert.equal(wordsOf(goOn), 'Continue Scan | it was canceled (debug-continue)');
    assert.equal(clickOf(goOn), `${commands.resumeScan} of the row`);
    assert.equal(wordsOf(coverage), 'What was looked into (info)');
    assert.equal(clickOf(coverage), `${commands.showOverview} of the row`);
    await tree.sessions.chosen.fleet?.scan?.resume();
    assert.ok(!words(root().children()).some((row) => row.startsWith('Continue Scan')));
  });

  it('of several connections stand below a row each, which says how many devices fail', async () => {
    await tree.close();
    await open({ spare: { ...smallFleet, devices: [] } });
    const [chosen, spare] = root().children();
    assert.ok(chosen !== undefined && spare !== undefined);
    assert.deepEqual([chosen.isExpandedAtFirst, spare.isExpandedAtFirst], [true, true]);
    assert.deepEqual(flagsOf(chosen), [rowFlags.connection]);
    assert.deepEqual(words([chosen, spare]), [
      'default | eu-west-1 · 1 failing core device (cloud)',
      'spare | eu-west-1 · 0 failing core devices (cloud)',
    ]);
    assert.deepEqual([chosen.children(), spare.children()], [[], []], 'Nobody has looked yet.');
    await chosen.open?.();
    assert.deepEqual(outline(chosen), unknown);
    await scan();
    assert.equal(wordsOf(chosen), `default | eu-west-1 · Scan of ${absoluteTime(now)}: 1 failing core device. (cloud)`);
    tree.refuse(fleetError({ kind: 'noCredentials' }, 'no'));
    await tree.sessions.open();
    assert.match(wordsOf(spare), /could not be read: Core Devices says why/u);
  });
});
