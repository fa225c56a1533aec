import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import type { Node } from '../../../../src/tree/engine/node';
import { contextValueOf } from '../../../../src/tree/engine/rowWords';
import { accessDenied, type Effect } from '../../../simulator/faults/faults';
import { account, region } from '../../../simulator/generated/random';
import type { LiveFleet } from '../../fleet/liveFleet';
import { hoverLines } from '../../text/hovers/hoverText';
import { childOf, rowText, rowTexts } from '../outline';
import { openComponentRows, sawArn, type OpenComponentRows } from './openComponentRows';

const unavailable: Effect = { kind: 'error', status: 503, type: 'ServiceUnavailableException', message: 'Try later' };

async function hoverOf(node: Node): Promise<string> {
  return hoverLines((await node.hover?.show(explainErrorCode)) ?? []).join('\n');
}

function responding(body: unknown): Effect {
  return { kind: 'body', body: JSON.stringify(body) };
}

describe('the rows of components with faults', () => {
  let open: OpenComponentRows;
  let live: LiveFleet;
  let top: Node;
  beforeEach(async () => {
    open = await openComponentRows();
    ({ live, top } = open);
  });
  afterEach(() => open.close());
  const readOwn = (): Promise<void> => live.fleet.components.own.read();

  async function openedSaw(): Promise<Node> {
    await readOwn();
    const node = childOf(top, 'com.example.Saw');
    await node.open?.();
    return node;
  }

  it('claim nothing about versions whose list is denied, and lead to those that run', async () => {
    live.simulator.setFaults({
      operation: 'ListComponentVersions',
      effect: accessDenied('greengrass:ListComponentVersions'),
    });
    await open.scan();
    const node = await openedSaw();
    assert.deepEqual(rowTexts(node.children()), [
      '[failure] (warning)',
      '1.10.0 | latest · on no device · 5 h (package)',
      '1.1.0 | 1 failing · on 2 devices (error)',
      '1.0.0 | on 1 device (package)',
    ]);
    const version = childOf(node, '1.0.0');
    assert.doesNotMatch(await hoverOf(version), /AWS doesn't list/u);
    assert.ok(contextValueOf(version).split(' ').includes('details'));
    live.takeRequests();
    await version.open?.();
    assert.deepEqual(live.takeRequests(), [`DescribeComponent ${sawArn}:versions:1.0.0`]);
  });

  it('say why a version could not be described, and show its devices', async () => {
    live.simulator.setFaults({ operation: 'DescribeComponent', effect: accessDenied('greengrass:DescribeComponent') });
    await open.scan();
    const version = childOf(await openedSaw(), '1.0.0');
    await version.open?.();
    assert.deepEqual(rowTexts(version.children()), ['[failure] (warning)', 'saw-3 | 2 h (play-circle)']);
  });

  it('say that what AWS provides could not be listed, below its group only', async () => {
    await readOwn();
    live.simulator.setFaults({ operation: 'ListComponents', effect: accessDenied('greengrass:ListComponents') });
    const group = childOf(top, 'Provided by AWS');
    await group.open?.();
    assert.deepEqual(rowTexts(group.children()), ['[failure] (warning)']);
    assert.deepEqual(rowTexts(top.children()).slice(0, 2), [
      "LogManager | replaces AWS's · 2.0.0 · 9 d · aws.greengrass (package)",
      'com.example.Saw | 1.10.0 · 5 h (package)',
    ]);
  });

  it('show that the group of AWS is loading', async () => {
    await readOwn();
    const group = childOf(top, 'Provided by AWS');
    const opening = group.open?.();
    assert.deepEqual(rowTexts(group.children()), ['[loading] (loading~spin)']);
    await opening;
  });

  it('say from when the versions are if they can not be loaded again', async () => {
    const node = await openedSaw();
    live.simulator.setFaults({ operation: 'ListComponentVersions', effect: unavailable });
    await node.refresh?.();
    const [failure, ...versions] = node.children();
    assert.match(failure?.row().description ?? '', /showing data loaded just now/u);
    assert.deepEqual(
      versions.map((version) => version.row().label),
      ['1.10.0', '1.1.0', '1.0.0'],
    );
  });

  it('read the versions and their state again on Refresh', async () => {
    const node = await openedSaw();
    live.simulator.publish('com.example.Saw', { componentVersion: '2.0.0' });
    live.takeRequests();
    await node.refresh?.();
    assert.deepEqual([...live.takeRequests()].sort(), [`ListComponentVersions ${sawArn}`, 'ListComponents']);
    assert.equal(rowText(childOf(top, 'com.example.Saw')), 'com.example.Saw | 2.0.0 · just now (package)');
    assert.equal(rowText(node.children()[0] ?? top), '2.0.0 | latest · just now (package)');
    const version = childOf(node, '2.0.0');
    await version.open?.();
    live.simulator.publish('com.example.Saw', { componentVersion: '2.0.0', status: { vendorGuidance: 'DELETED' } });
    await version.refresh?.();
    assert.equal(rowText(version), '2.0.0 | deleted · latest · just now (circle-slash)');
  });

  it('move a deleted component to those in no catalog, and say that AWS does not list a deleted version', async () => {
    await open.scan();
    const node = await openedSaw();
    live.simulator.deleteComponent('com.example.Saw', '1.0.0');
    await node.refresh?.();
    const version = childOf(node, '1.0.0');
    assert.match(await hoverOf(version), /AWS doesn't list this version\./u);
    live.takeRequests();
    await version.open?.();
    assert.deepEqual(live.takeRequests(), []);
    assert.deepEqual(rowTexts(version.children()), ['saw-3 | 2 h (play-circle)']);
    live.simulator.deleteComponent('com.example.Saw');
    await live.fleet.components.own.refresh();
    const group = childOf(top, 'Not in the catalog (2)');
    assert.deepEqual(rowTexts(group.children()), [
      'com.example.Saw | 1 failing · on 3 devices · 2 versions (error)',
      'com.partner.Vision | on 1 device (package)',
    ]);
  });

  it('follow a core device that loses a component', async () => {
    await open.scan();
    const version = childOf(await openedSaw(), '1.1.0');
    const [state] = version.children();
    const [device] = state?.children() ?? [];
    assert.equal(rowText(device ?? top), 'saw-2 | RUN_ERROR · 2 h (error)');
    live.simulator.update('saw-2', () => ({ installedComponents: [] }));
    await device?.refresh?.();
    assert.deepEqual(rowTexts(version.children()), ['saw-1 | 2 h (play-circle)']);
    assert.equal(rowText(version), '1.1.0 | on 1 device (package)');
    // The row of the device can be on screen until it is drawn again.
    assert.equal(device?.subject?.().kind, 'coreDevice');
    assert.equal(await hoverOf(device), '');
  });

  it('show what AWS sends even if it breaks its contract, and lose no item', async () => {
    const arnOf = (name: string): string => `arn:aws:greengrass:${region}:${account}:components:${name}`;
    const components = [
      { arn: arnOf('twin'), componentName: 'twin', latestVersion: { componentVersion: '1.0.0' } },
      { arn: `${arnOf('twin')}2`, componentName: 'twin', latestVersion: { componentVersion: '2.0.0' } },
      { arn: arnOf('__proto__'), componentName: '__proto__' },
      { arn: 'arn:aws-cn:greengrass:cn-north-1:210987654321:components:foreign', componentName: 'foreign' },
      { componentName: 'without-arn', latestVersion: { componentVersion: '1.0.0' } },
      {},
    ];
    live.simulator.setFaults({ operation: 'ListComponents', effect: responding({ components }) });
    await readOwn();
    assert.deepEqual(rowTexts(top.children()), [
      '(no name) (package)',
      '__proto__ (package)',
      'foreign (package)',
      'twin | 1.0.0 (package)',
      'twin | 2.0.0 (package)',
      'without-arn | 1.0.0 (package)',
      'Provided by AWS (cloud)',
    ]);
    assert.equal(new Set(top.children().map(({ id }) => id)).size, 7);
    live.takeRequests();
    await open.openAll();
    const asked = live.takeRequests();
    // Without an ARN there is nothing to ask for.
    assert.ok(asked.every((request) => !request.includes('without-arn')));
  });

  it('show ten thousand versions a hundred at a time, with those that are no semantic versions last', async () => {
    const names = Array.from({ length: 9_998 }, (_, index) => `${Math.floor(index / 100)}.${index % 100}.0`);
    const componentVersions = [...names, 'latest', undefined].map((componentVersion) => ({
      componentVersion,
      componentName: 'com.example.Saw',
      arn: `${sawArn}:versions:${componentVersion ?? 'nightly'}`,
    }));
    live.simulator.setFaults({ operation: 'ListComponentVersions', effect: responding({ componentVersions }) });
    const node = await openedSaw();
    const rows = node.children();
    assert.equal(rows.length, 101);
    assert.equal(rowText(rows[0] ?? top), '99.97.0 (package)');
    assert.match(rowText(rows[100] ?? top), /\[more\]/u);
    live.simulator.setFaults({
      operation: 'ListComponentVersions',
      effect: responding({ componentVersions: componentVersions.slice(-4) }),
    });
    await node.refresh?.();
    assert.deepEqual(
      node.children().map((version) => version.row().label),
      ['99.97.0', '99.96.0', '1.10.0', 'nightly', 'latest'],
    );
  });
});
