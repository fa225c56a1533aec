import assert from 'node:assert/strict';
import type { Snapshot } from '../../../src/core/snapshot';
import type { DeviceKnowledge } from '../../../src/core/subject';
import { showRecorded, snapshotConnection } from '../../../src/fleet/snapshotSource';
import { smallFleet } from '../../extension/smallFleet';
import { coreDevice, effectiveDeployment, hoursAgo, installedComponent } from '../fixtures';
import { openTree, type OpenTree } from './openTree';
import { outline, rowOf, words, wordsOf } from './outline';

const notOpened = { details: undefined, deployments: undefined, components: undefined };
const recorded: readonly DeviceKnowledge[] = [
  { ...notOpened, device: coreDevice({ coreDeviceThingName: 'press-2' }) },
  {
    ...{ device: coreDevice(), details: undefined },
    deployments: [effectiveDeployment()],
    components: [installedComponent(), installedComponent({ componentName: 'com.acme.Needed', isRoot: false })],
  },
];
const snapshot: Snapshot = {
  ...{ takenAt: hoursAgo(0), profile: 'factory', region: 'eu-west-1', partition: 'aws', account: undefined },
  ...{ devices: recorded, deployments: [] },
};

describe('rows of a snapshot', () => {
  let tree: OpenTree;
  beforeEach(async () => {
    tree = await openTree(smallFleet, { spare: smallFleet });
    const { chosen } = tree.sessions;
    chosen.reset({ profile: 'factory', region: 'eu-west-1' }, () =>
      Promise.resolve(snapshotConnection(snapshot, 'memory')),
    );
    await tree.chosen().open?.();
    if (chosen.fleet !== undefined) {
      await showRecorded(chosen.fleet, snapshot, () => Promise.resolve());
    }
  });
  afterEach(() => tree.close());

  it('have the ages that they had when it was saved, however long ago that is', async () => {
    await tree.live.clock.advance(40 * 24 * 3_600);
    assert.deepEqual(words(tree.chosen().children()), [
      'press-1 | Healthy · 1 h (pass)',
      'press-2 | Healthy · 1 h (circle-large-outline)',
    ]);
    assert.match(
      wordsOf(tree.chosen()),
      /^factory \| eu-west-1 · 123456789012 · 2 core devices · Snapshot of 2026.* \(archive\)$/u,
    );
    assert.deepEqual(outline(rowOf(tree.chosen(), 'press-1')).slice(0, 2), [
      'Deployments (1) (rocket)',
      '  Line 3 base | Succeeded · 3 h (pass)',
    ]);
  });

  it('say what was not looked into then, and offer no retry', async () => {
    const device = rowOf(tree.chosen(), 'press-2');
    await device.open?.();
    assert.deepEqual(outline(device), [
      'Not in the snapshot (warning)',
      'Deployments (rocket)',
      '  Not in the snapshot (warning)',
      'Components (extensions)',
      '  Not in the snapshot (warning)',
    ]);
    const [failure] = device.children();
    assert.deepEqual([failure?.retry, failure?.click], [undefined, undefined]);
  });

  it('ask the service for nothing', async () => {
    tree.live.asked();
    for (const device of tree.chosen().children()) {
      await device.open?.();
      await device.refresh?.();
    }
    assert.deepEqual(tree.live.asked(), []);
  });
});
