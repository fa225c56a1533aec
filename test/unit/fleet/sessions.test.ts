import assert from 'node:assert/strict';
import type { ConnectionSelection } from '../../../src/greengrass/ports/connection';
import type { AddedConnection } from '../../../src/greengrass/ports/addedConnection';
import { Sessions, type SessionsChange } from '../../../src/fleet/sessions';
import { FakeClock } from '../fakeClock';
import { openConnections, type Connections } from './connections';

const region = 'eu-west-1';
const factory: AddedConnection = { profile: 'factory', region, name: undefined };
const lab: AddedConnection = { profile: 'lab', region, name: 'Laboratory' };
const byDefault: AddedConnection = { profile: 'default', region, name: undefined };
const signal = new AbortController().signal;

describe('the visible connections', () => {
  let connections: Connections;
  let sessions: Sessions;

  function start(selected: ConnectionSelection, ...added: readonly AddedConnection[]): void {
    sessions = new Sessions(connections.connect, new FakeClock(), selected, added);
  }
  beforeEach(async () => {
    connections = await openConnections();
  });
  afterEach(async () => {
    sessions.dispose();
    await connections.close();
  });

  /** Visible sessions in display order. */
  function shown(): readonly string[] {
    return sessions.all.map(({ identity, target, state }) =>
      [identity.key, target.profile ?? '-', state.kind].join(' '),
    );
  }

  describe('open', () => {
    it('together, the selected one first and the added ones in order', async () => {
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

    it('although one of them fails', async () => {
      start({ profile: 'default', region: 'no region' }, lab);
      await sessions.open();
      assert.deepEqual(shown(), ['selected default failed', 'lab@eu-west-1 lab open']);
    });

    it('with one fleet each, found by the ID of its connection', async () => {
      start(byDefault, lab);
      assert.equal(sessions.fleetOf('lab@eu-west-1'), undefined);
      await sessions.open();
      const [selected, added] = sessions.all;
      assert.ok(selected?.fleet && added?.fleet && selected.fleet !== added.fleet);
      assert.equal(sessions.fleetOf('default@eu-west-1'), selected.fleet);
      assert.equal(sessions.fleetOf('lab@eu-west-1'), added.fleet);
      assert.equal(sessions.fleetOf('factory@eu-west-1'), undefined);
      selected.close();
      assert.equal(sessions.fleetOf('default@eu-west-1'), undefined);
    });
  });

  describe('that are the same connection', () => {
    it('are shown once, as the selected one, and opened once', async () => {
      start(lab, factory, lab);
      assert.deepEqual(shown(), ['selected lab closed', 'factory@eu-west-1 factory closed']);
      await sessions.open();
      assert.deepEqual(connections.takeRequests(), ['lab@eu-west-1', 'factory@eu-west-1']);
    });

    it("are shown once, even if that isn't known until they are open", async () => {
      start({ profile: undefined, region: undefined }, byDefault, lab);
      assert.equal(sessions.all.length, 3);
      await sessions.open();
      assert.deepEqual(shown(), ['selected default open', 'lab@eu-west-1 lab open']);
      assert.equal(sessions.fleetOf('default@eu-west-1'), sessions.selected.fleet);
    });

    for (const isSelectedFirst of [true, false]) {
      it(`close the hidden one when it opens ${isSelectedFirst ? 'after' : 'before'} the selected one`, async () => {
        start({ profile: undefined, region: undefined }, byDefault);
        const [selected, added] = sessions.all;
        const [first, second] = isSelectedFirst ? [selected, added] : [added, selected];
        const release = connections.hold();
        const late = second?.open();
        const releaseFirst = connections.hold();
        const early = first?.open();
        releaseFirst();
        await early;
        const hidden = isSelectedFirst ? undefined : added?.fleet;
        release();
        await late;
        assert.deepEqual(shown(), ['selected default open']);
        assert.deepEqual([added?.state.kind, connections.closed], ['closed', ['default@eu-west-1']]);
        await hidden?.list.readFirst();
        assert.deepEqual(connections.simulator.requests, []);
      });
    }

    it('send requests over the visible one', async () => {
      start({ profile: undefined, region: undefined }, byDefault);
      await sessions.open();
      await sessions.selected.fleet?.list.readFirst();
      assert.equal(sessions.selected.fleet?.size, 3);
    });

    it('are both shown and opened again when another one is selected', async () => {
      start(lab, lab);
      await sessions.open();
      sessions.selected.reset(factory);
      assert.deepEqual(shown(), ['selected factory closed', 'lab@eu-west-1 lab closed']);
      await sessions.open();
      assert.deepEqual(shown(), ['selected factory open', 'lab@eu-west-1 lab open']);
    });

    it('close the added one when it is also selected', async () => {
      start(factory, lab);
      await sessions.open();
      sessions.selected.reset(lab);
      assert.deepEqual(connections.closed, ['factory@eu-west-1', 'lab@eu-west-1']);
      await sessions.open();
      assert.deepEqual(shown(), ['selected lab open']);
    });

    it('are both shown if one is a snapshot', async () => {
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

  describe('that were added', () => {
    it('keep the data of those that stay, and close removed ones', async () => {
      start(byDefault, factory, lab);
      await sessions.open();
      const [, gone, stays] = sessions.all;
      const fleet = stays?.fleet;
      const goneFleet = gone?.fleet;
      sessions.setAdded([{ ...lab }]);
      assert.deepEqual(shown(), ['selected default open', 'lab@eu-west-1 lab open']);
      assert.ok(fleet !== undefined && sessions.all[1] === stays && stays?.fleet === fleet);
      assert.deepEqual(connections.closed, ['factory@eu-west-1']);
      await goneFleet?.connection.source.listCoreDevices(undefined, signal).catch(() => undefined);
      assert.deepEqual(connections.simulator.requests, []);
    });

    it('close a connection that opens after its removal', async () => {
      start(byDefault, lab);
      const release = connections.hold();
      const late = sessions.open();
      sessions.setAdded([]);
      release();
      await late;
      assert.deepEqual([shown(), connections.closed], [['selected default open'], ['lab@eu-west-1']]);
    });

    it('have their latest name', async () => {
      start(byDefault, lab);
      await sessions.open();
      sessions.setAdded([{ ...lab, name: 'Test bench' }]);
      assert.deepEqual(
        sessions.all.map(({ identity }) => identity.name),
        [undefined, 'Test bench'],
      );
      assert.deepEqual(connections.closed, ['lab@eu-west-1']);
    });

    it('are shown once if added twice', () => {
      start(byDefault, lab, factory, lab);
      assert.deepEqual(shown(), [
        'selected default closed',
        'lab@eu-west-1 lab closed',
        'factory@eu-west-1 factory closed',
      ]);
    });
  });

  it('report each change with its session until the listener is removed', async () => {
    start(byDefault, lab);
    const changes: SessionsChange[] = [];
    const endListening = sessions.onDidChange((change) => changes.push(change));
    const [, added] = sessions.all;
    assert.ok(added);
    await added.open();
    await added.fleet?.devices.find('press-1');
    const kinds = new Set(
      changes.map((change) =>
        change.kind === 'session' && change.session === added ? change.change.kind : change.kind,
      ),
    );
    assert.deepEqual([...kinds], ['state', 'device']);
    changes.length = 0;
    sessions.setAdded([lab, factory]);
    assert.deepEqual(changes, [{ kind: 'sessions' }]);
    endListening();
    await sessions.open();
    assert.equal(changes.length, 1);
  });

  it('close all connections on disposal, including one that opens later', async () => {
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
