import assert from 'node:assert/strict';
import { ChangedDeviceBatches } from '../../../../src/tree/coreDevices/changedDeviceBatches';
import { smallFleet } from '../../../extension/support/smallFleet';
import { openTree, type OpenTree } from '../openTree';

describe('changed devices', () => {
  let tree: OpenTree;
  beforeEach(async () => {
    tree = await openTree(smallFleet, { spare: smallFleet });
    for (const connection of tree.root().children()) {
      await connection.open?.();
    }
    await tree.live.clock.advance(1);
  });
  afterEach(() => tree.close());

  it('are collected for a moment, and searched once for each connection', async () => {
    const searches: unknown[] = [];
    const { sessions, live } = tree;
    const changed = new ChangedDeviceBatches(
      sessions,
      live.clock,
      () => [],
      (session, thingNames) => {
        searches.push([session.target.profile, ...thingNames]);
      },
    );
    const [selected, spare] = sessions.all.map(({ fleet }) => fleet ?? assert.fail('A connection is closed.'));
    await selected?.devices.get('press-1')?.open();
    await spare?.devices.get('press-1')?.open();
    await selected?.devices.get('press-2')?.open();
    assert.deepEqual(searches, []);
    await live.clock.advance(0.02);
    assert.deepEqual(searches, [
      ['default', 'press-1', 'press-2'],
      ['spare', 'press-1'],
    ]);
    await selected?.devices.get('press-10')?.open();
    await live.clock.advance(0.02);
    assert.deepEqual(searches.slice(2), [['default', 'press-10']], 'Earlier changes are not searched again.');
    await selected?.devices.get('press-1')?.refresh();
    changed.dispose();
    await spare?.devices.get('press-1')?.refresh();
    await live.clock.advance(1);
    assert.equal(searches.length, 3);
  });

  it('include those that are open when the deployments that they are compared with have loaded', async () => {
    const searches: unknown[] = [];
    const { sessions, live } = tree;
    const changed = new ChangedDeviceBatches(
      sessions,
      live.clock,
      () => ['press-2'],
      (_session, thingNames) => {
        searches.push([...thingNames]);
      },
    );
    const { fleet } = sessions.selected;
    assert.ok(fleet);
    await fleet.deployments.of('any').read();
    await live.clock.advance(0.02);
    assert.deepEqual(searches, [['press-2']]);
    await fleet.rollouts.latest.listing.read();
    await live.clock.advance(0.02);
    assert.deepEqual(searches, [['press-2'], ['press-2']]);
    changed.dispose();
  });
});
