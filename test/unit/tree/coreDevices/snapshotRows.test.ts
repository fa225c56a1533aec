import assert from 'node:assert/strict';
import type { Snapshot } from '../../../../src/fleet/snapshots/snapshot';
import { showRecorded, snapshotConnection } from '../../../../src/fleet/snapshots/snapshotSource';
import type { DeviceKnowledge } from '../../../../src/greengrass/knownDevice';
import { smallFleet } from '../../../extension/support/smallFleet';
import { coreDevice, effectiveDeployment, hoursAgo, installedComponent } from '../../fixtures';
import { openTree, type OpenTree } from '../openTree';
import { childOf, outline, rowText, rowTexts } from '../outline';

const notScanned = { details: undefined, deployments: undefined, components: undefined };
const recorded: readonly DeviceKnowledge[] = [
  { ...notScanned, device: coreDevice({ coreDeviceThingName: 'press-2' }) },
  {
    device: coreDevice(),
    details: undefined,
    deployments: [effectiveDeployment()],
    components: [installedComponent(), installedComponent({ componentName: 'com.acme.Needed', isRoot: false })],
  },
];
const snapshot: Snapshot = {
  takenAt: hoursAgo(0),
  profile: 'factory',
  region: 'eu-west-1',
  partition: 'aws',
  account: undefined,
  devices: recorded,
  deployments: [],
};

describe('the rows of a snapshot', () => {
  let tree: OpenTree;
  beforeEach(async () => {
    tree = await openTree(smallFleet, { spare: smallFleet });
    const { selected } = tree.sessions;
    selected.reset({ profile: 'factory', region: 'eu-west-1' }, () =>
      Promise.resolve(snapshotConnection(snapshot, 'memory')),
    );
    await tree.selected().open?.();
    if (selected.fleet !== undefined) {
      await showRecorded(selected.fleet, snapshot, () => Promise.resolve());
    }
  });
  afterEach(() => tree.close());

  it('show ages at the time of the snapshot, however old it is', async () => {
    await tree.live.clock.advance(40 * 24 * 3_600);
    assert.deepEqual(rowTexts(tree.selected().children()), [
      'press-1 | 1 h (pass)',
      'press-2 | 1 h (circle-large-outline)',
    ]);
    assert.match(
      rowText(tree.selected()),
      /^factory \| 2 core devices · eu-west-1 · 123456789012 · Snapshot · 40 d \(archive\)$/u,
    );
    assert.deepEqual(outline(childOf(tree.selected(), 'press-1')).slice(0, 2), [
      'Deployments (1) (rocket)',
      '  Line 3 base | 3 h (pass)',
    ]);
  });

  it('say what the snapshot lacks, without a retry', async () => {
    const device = childOf(tree.selected(), 'press-2');
    await device.open?.();
    assert.deepEqual(outline(device), [
      '[failure] (warning)',
      'Deployments (rocket)',
      '  [failure] (warning)',
      'Components (extensions)',
      '  [failure] (warning)',
    ]);
    const [failure] = device.children();
    assert.match(failure?.row().label ?? '', /snapshot/u);
    assert.deepEqual([failure?.retry, failure?.click], [undefined, undefined]);
  });

  it('send no requests', async () => {
    tree.live.takeRequests();
    for (const device of tree.selected().children()) {
      await device.open?.();
      await device.refresh?.();
    }
    assert.deepEqual(tree.live.takeRequests(), []);
  });
});
