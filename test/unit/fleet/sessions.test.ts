import assert from 'node:assert/strict';
import type { ConnectionSelection } from '../../../src/greengrass/ports/connection';
import type { PinnedConnection } from '../../../src/greengrass/ports/pinnedConnection';
import { Sessions, type SessionsChange } from '../../../src/fleet/sessions';
import { FakeClock } from '../fakeClock';
import { openConnections, type Connections } from './connections';

const region = 'eu-west-1';
const factory: PinnedConnection = { profile: 'factory', region, name: undefined };
const lab: PinnedConnection = { profile: 'lab', region, name: 'Laboratory' };
const byDefault: PinnedConnection = { profile: 'default', region, name: undefined };
const signal = new AbortController().signal;

describe('the connections that are shown', () => {
  let connections: Connections;
  let sessions: Sessions;

  function start(chosen: ConnectionSelection, ...pinned: readonly PinnedConnection[]): void {
    sessions = new Sessions(connections.connect, new FakeClock(), chosen, pinned);
  }
  beforeEach(async () => {
    connections = await openConnections();
  });
  afterEach(async () => {
    sessions.dispose();
    await connections.close();
  });

  /** What is shown, in this order. */
  function shown(): readonly string[] {
    return sessions.all.map(({ identity, target, state }) =>
      [identity.key, target.profile ?? '-', state.kind].join(' '),
    );
  }

  describe('open', () => {
    it('side by side, the chosen one first and the others in the order in which they were pinned', async () => {
      start(byDefault, lab, factory);
      assert.deepEqual(shown(), [
        'selected default closed',
        'lab@eu-west-1 lab closed',
        'factory@eu-west-1 factory closed',
      ]);
      await sessions.open();
      assert.deepEqual(shown(), ['selected default open', 'lab@eu-west-1 lab open', 'factory@eu-west-1 factory open']);
      assert.deepEqual(
        sessions.all.map(({ identity }) => identity.name),
        [undefined, 'Laboratory', undefined],
      );
    });

    it('the others, too, where one fails', async () => {
      start({ profile: 'default', region: 'no region' }, lab);
      await sessions.open();
      assert.deepEqual(shown(), ['selected default failed', 'lab@eu-west-1 lab open']);
    });

    it('each with a fleet of its own, found by the ID of its connection', async () => {
      start(byDefault, lab);
      assert.equal(sessions.fleetOf('lab@eu-west-1'), undefined);
      await sessions.open();
      const [chosen, pinned] = sessions.all;
      assert.ok(chosen?.fleet && pinned?.fleet && chosen.fleet !== pinned.fleet);
      assert.equal(sessions.fleetOf('default@eu-west-1'), chosen.fleet);
      assert.equal(sessions.fleetOf('lab@eu-west-1'), pinned.fleet);
      assert.equal(sessions.fleetOf('factory@eu-west-1'), undefined);
      chosen.close();
      assert.equal(sessions.fleetOf('default@eu-west-1'), undefined);
    });
  });

  describe('that are the same connection', () => {
    it('are shown once, as the chosen one, and opened once', async () => {
      start(lab, factory, lab);
      assert.deepEqual(shown(), ['selected lab closed', 'factory@eu-west-1 factory closed']);
      await sessions.open();
      assert.deepEqual(connections.asked(), ['lab@eu-west-1', 'factory@eu-west-1']);
    });

    it('are shown once where that is only known once they are open', async () => {
      start({ profile: undefined, region: undefined }, byDefault, lab);
      assert.equal(sessions.all.length, 3);
      await sessions.open();
      assert.deepEqual(shown(), ['selected default open', 'lab@eu-west-1 lab open']);
      assert.equal(sessions.fleetOf('default@eu-west-1'), sessions.selected.fleet);
    });

    for (const isChosenFirst of [true, false]) {
      it(`close the one that is hidden when it opens ${isChosenFirst ? 'after' : 'before'} the chosen one`, async () => {
        start({ profile: undefined, region: undefined }, byDefault);
        const [chosen, pinned] = sessions.all;
        const [first, second] = isChosenFirst ? [chosen, pinned] : [pinned, chosen];
        const release = connections.hold();
        const late = second?.open();
        const releaseFirst = connections.hold();
        const early = first?.open();
        releaseFirst();
        await early;
        const hidden = isChosenFirst ? undefined : pinned?.fleet;
        release();
        await late;
        assert.deepEqual(shown(), ['selected default open']);
        assert.deepEqual([pinned?.state.kind, connections.closed], ['closed', ['default@eu-west-1']]);
        await hidden?.list.readFirst();
        assert.deepEqual(connections.simulator.requests, []);
      });
    }

    it('keep asking over the one that is shown', async () => {
      start({ profile: undefined, region: undefined }, byDefault);
      await sessions.open();
      await sessions.selected.fleet?.list.readFirst();
      assert.equal(sessions.selected.fleet?.size, 3);
    });

    it('are shown both again, and opened, once another one is chosen', async () => {
      start(lab, lab);
      await sessions.open();
      sessions.selected.reset(factory);
      assert.deepEqual(shown(), ['selected factory closed', 'lab@eu-west-1 lab closed']);
      await sessions.open();
      assert.deepEqual(shown(), ['selected factory open', 'lab@eu-west-1 lab open']);
    });

    it('close the pinned one once it is chosen as well', async () => {
      start(factory, lab);
      await sessions.open();
      sessions.selected.reset(lab);
      assert.deepEqual(connections.closed, ['factory@eu-west-1', 'lab@eu-west-1']);
      await sessions.open();
      assert.deepEqual(shown(), ['selected lab open']);
    });

    it('are both shown where one is a snapshot', async () => {
      start(byDefault, byDefault);
      const snapshot = connections.snapshot('a.json');
      sessions.selected.reset(snapshot, () => Promise.resolve(snapshot));
      await sessions.selected.open();
      await sessions.open();
      assert.deepEqual(shown(), ['selected default open', 'default@eu-west-1 default open']);
      assert.equal(sessions.fleetOf(snapshot.id), sessions.selected.fleet);
      assert.deepEqual(connections.closed, []);
    });
  });

  describe('that are pinned', () => {
    it('keep what is known of those that stay, and close those that go', async () => {
      start(byDefault, factory, lab);
      await sessions.open();
      const [, gone, stays] = sessions.all;
      const fleet = stays?.fleet;
      const goneFleet = gone?.fleet;
      sessions.pin([{ ...lab }]);
      assert.deepEqual(shown(), ['selected default open', 'lab@eu-west-1 lab open']);
      assert.ok(fleet !== undefined && sessions.all[1] === stays && stays?.fleet === fleet);
      assert.deepEqual(connections.closed, ['factory@eu-west-1']);
      await goneFleet?.connection.source.listCoreDevices(undefined, signal).catch(() => undefined);
      assert.deepEqual(connections.simulator.requests, []);
    });

    it('close a connection that opens after it was unpinned', async () => {
      start(byDefault, lab);
      const release = connections.hold();
      const late = sessions.open();
      sessions.pin([]);
      release();
      await late;
      assert.deepEqual([shown(), connections.closed], [['selected default open'], ['lab@eu-west-1']]);
    });

    it('have the name that was given last', async () => {
      start(byDefault, lab);
      await sessions.open();
      sessions.pin([{ ...lab, name: 'Test bench' }]);
      assert.deepEqual(
        sessions.all.map(({ identity }) => identity.name),
        [undefined, 'Test bench'],
      );
      assert.deepEqual(connections.closed, ['lab@eu-west-1']);
    });

    it('are shown once where the same is pinned twice', () => {
      start(byDefault, lab, factory, lab);
      assert.deepEqual(shown(), [
        'selected default closed',
        'lab@eu-west-1 lab closed',
        'factory@eu-west-1 factory closed',
      ]);
    });
  });

  it('tell what changed, and in which of them, until nobody listens', async () => {
    start(byDefault, lab);
    const changes: SessionsChange[] = [];
    const endListening = sessions.onDidChange((change) => changes.push(change));
    const [, pinned] = sessions.all;
    assert.ok(pinned);
    await pinned.open();
    await pinned.fleet?.devices.find('press-1');
    const told = new Set(
      changes.map((change) =>
        change.kind === 'session' && change.session === pinned ? change.change.kind : change.kind,
      ),
    );
    assert.deepEqual([...told], ['state', 'device']);
    changes.length = 0;
    sessions.pin([lab, factory]);
    assert.deepEqual(changes, [{ kind: 'sessions' }]);
    endListening();
    await sessions.open();
    assert.equal(changes.length, 1);
  });

  it('close all of their connections when they are disposed, also one that opens later', async () => {
    start(byDefault, lab, factory);
    await sessions.selected.open();
    await sessions.all[1]?.open();
    const release = connections.hold();
    const late = sessions.all[2]?.open();
    sessions.dispose();
    release();
    await late;
    assert.deepEqual([...connections.closed].sort(), ['default@eu-west-1', 'factory@eu-west-1', 'lab@eu-west-1']);
  });
});
