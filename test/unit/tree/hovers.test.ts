import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../src/core/errorCodes';
import type { Node } from '../../../src/tree/node';
import { smallFleet } from '../../extension/smallFleet';
import { hoverLines } from '../core/hovers/hoverText';
import { openTree, type OpenTree } from './openTree';
import { rowOf } from './outline';

/** What is shown over a row, and no row of a thing has nothing. */
async function hoverOf(node: Node): Promise<string> {
  return hoverLines((await node.hover?.(explainErrorCode)) ?? []).join('\n');
}

describe('what is shown over a row', () => {
  let tree: OpenTree;
  let device: Node;
  beforeEach(async () => {
    tree = await openTree(smallFleet);
    await tree.root().open?.();
    device = rowOf(tree.root(), 'press-2');
    await device.open?.();
  });
  afterEach(() => tree.close());

  it('of a connection is how much there is, and how much of that fails', async () => {
    const text = await hoverOf(tree.chosen());
    assert.match(text, /^# default$/mu);
    assert.match(text, /eu-west-1/u);
    assert.match(text, /123456789012/u);
    assert.match(text, /: 3\b/u);
  });

  it('of a device, a deployment and a component is about that one', async () => {
    const [deployments, components] = [rowOf(device, 'Deployments (2)'), rowOf(device, 'Components (4)')];
    const failed = rowOf(deployments, 'press-line');
    const texts = [
      [device, /^# press-2$[^]*2\.14\.3/mu],
      [deployments, /^# Effective deployments\nWhat AWS IoT/mu],
      [failed, /^# press-line$[^]*S3_HEAD_OBJECT_ACCESS_DENIED[^]*Could not read the artifact\./mu],
      [rowOf(failed, 'S3_ERROR'), /^\* S3_ERROR \| Umbrella code/mu],
      [components, /^2 root components .* 2 dependencies\.$/mu],
      [rowOf(components, 'com.acme.Monitor'), /^# com\.acme\.Monitor$[^]*The startup script exited with code 1/mu],
      [rowOf(components, '2 dependencies hidden'), /Click to show all/u],
    ] as const;
    for (const [node, text] of texts) {
      assert.match(await hoverOf(node), text);
    }
  });

  it('of an empty fleet is where one looked, and how to set up a device', async () => {
    await tree.close();
    tree = await openTree({ ...smallFleet, devices: [] });
    await tree.root().open?.();
    const [empty] = tree.root().children();
    assert.match(empty === undefined ? '' : await hoverOf(empty), /^Region: eu-west-1$[^]*getting-started/mu);
  });

  it('of a group is how many of its devices are in which state', async () => {
    await tree.arrange({ grouping: 'status' });
    const text = await hoverOf(rowOf(tree.root(), 'Unhealthy'));
    assert.match(text, /^# Unhealthy\nCore devices: 1\nUnhealthy: 1$/mu);
  });

  it('of a device is drawn anew when it tells something else, though the row says the same', async () => {
    const [row, facts] = [device.row(), device.hoverFacts?.()];
    tree.live.simulator.update('press-2', () => ({ tags: { site: 'graz' } }));
    await device.refresh?.();
    assert.deepEqual(device.row(), row);
    assert.match(await hoverOf(device), /graz/u);
    assert.notEqual(device.hoverFacts?.(), facts);
  });
});
