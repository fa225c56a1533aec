import assert from 'node:assert/strict';
import type { ConnectionSelection } from '../../../src/greengrass/ports/connection';
import { fleetError } from '../../../src/greengrass/ports/fleetError';
import { FleetSession, type SessionChange } from '../../../src/fleet/fleetSession';
import { accessDenied } from '../../simulator/faults/faults';
import { FakeClock } from '../fakeClock';
import { openConnections, openedFleet, type Connections } from './connections';

const factory = { profile: 'factory', region: 'eu-west-1' };
const lab = { profile: 'lab', region: 'eu-west-1' };

describe('the session of a connection', () => {
  let connections: Connections;
  let session: FleetSession;
  let changes: SessionChange['kind'][];

  function select(selection: ConnectionSelection): void {
    changes = [];
    session = new FleetSession(
      { key: 'selected', name: undefined },
      connections.connect,
      new FakeClock(),
      selection,
      ({ kind }) => changes.push(kind),
    );
  }
  beforeEach(async () => {
    connections = await openConnections();
    select(factory);
  });
  afterEach(async () => {
    session.dispose();
    await connections.close();
  });

  describe('opens', () => {
    it('only on request', () => {
      assert.deepEqual([session.state.kind, session.fleet, connections.takeRequests()], ['closed', undefined, []]);
    });

    it('one connection for concurrent callers, with one event', async () => {
      await Promise.all([session.open(), session.open()]);
      await session.open();
      assert.deepEqual([connections.takeRequests(), changes], [['factory@eu-west-1'], ['state']]);
      await session.fleet?.list.readFirst();
      assert.equal(session.fleet?.size, 3);
    });

    it('again on request after a failure', async () => {
      connections.fail(fleetError({ kind: 'noRegion' }, 'no Region'));
      await session.open();
      assert.deepEqual(
        [session.state.kind, session.unreadable?.kind, session.fleet],
        ['failed', 'noRegion', undefined],
      );
      connections.fail();
      await session.open();
      assert.deepEqual([session.state.kind, session.unreadable, changes], ['open', undefined, ['state', 'state']]);
    });

    it('with a readable error, whatever was thrown', async () => {
      connections.fail(new TypeError('x is not a function'));
      await session.open();
      assert.deepEqual([session.unreadable?.kind, session.unreadable?.message], ['unexpected', 'x is not a function']);
    });

    it('the same connection again after a close', async () => {
      const fleet = await openedFleet(session);
      session.close();
      assert.deepEqual([session.state.kind, connections.closed], ['closed', ['factory@eu-west-1']]);
      assert.notEqual(await openedFleet(session), fleet);
      assert.deepEqual(connections.takeRequests(), Array(2).fill('factory@eu-west-1'));
    });
  });

  describe('that is open', () => {
    it('has the profile and Region that the SDK resolved', async () => {
      select({ profile: undefined, region: undefined });
      assert.deepEqual(session.target, { profile: undefined, region: undefined });
      await session.open();
      assert.deepEqual([session.target.profile, session.target.region], ['default', 'eu-west-1']);
    });

    it('is unreadable while its list fails without devices', async () => {
      const fleet = await openedFleet(session);
      connections.simulator.setFaults({ effect: accessDenied('greengrass:ListCoreDevices') });
      await fleet.list.readFirst();
      assert.equal(session.unreadable?.kind, 'denied');
      connections.simulator.setFaults();
      await fleet.list.refresh();
      assert.equal(session.unreadable, undefined);
      connections.simulator.setFaults({ effect: accessDenied('greengrass:ListCoreDevices') });
      await fleet.list.refresh();
      assert.deepEqual([fleet.list.state.error?.kind, session.unreadable], ['denied', undefined]);
    });

    it('says how far its first core devices are loaded', async () => {
      assert.equal(session.progress, 'notLoaded');
      const opening = session.open();
      assert.equal(session.progress, 'loading');
      await opening;
      const fleet = session.fleet ?? assert.fail();
      const reading = fleet.list.readFirst();
      assert.equal(session.progress, 'loading');
      await reading;
      await fleet.list.settled();
      assert.equal(session.progress, 'loaded');
      const refreshing = fleet.list.refresh();
      assert.equal(session.progress, 'loaded', 'The devices stay while they are refreshed.');
      await refreshing;
      connections.simulator.setFaults({ effect: accessDenied('greengrass:ListCoreDevices') });
      select(factory);
      await (await openedFleet(session)).list.readFirst();
      assert.equal(session.progress, 'notLoaded');
    });

    it('forwards the changes of its fleet', async () => {
      const fleet = await openedFleet(session);
      await fleet.devices.find('press-2');
      assert.deepEqual([...new Set(changes)], ['state', 'device']);
    });
  });

  describe('that is reset', () => {
    it('closes the connection and opens the selected one', async () => {
      const fleet = await openedFleet(session);
      session.reset(lab);
      assert.deepEqual([session.state.kind, connections.closed], ['closed', ['factory@eu-west-1']]);
      assert.equal(await connections.isConnected(fleet), false);
      assert.equal((await openedFleet(session)).connection.id, 'lab@eu-west-1');
    });

    it('closes a connection that opens after another was selected', async () => {
      const release = connections.hold();
      const early = session.open();
      session.reset(lab);
      changes = [];
      release();
      await early;
      assert.deepEqual([connections.closed, session.state.kind, changes], [['factory@eu-west-1'], 'closed', []]);
      assert.equal((await openedFleet(session)).connection.id, 'lab@eu-west-1');
    });

    it('keeps the latest selection when an earlier connection opens after it', async () => {
      const release = connections.hold();
      const early = session.open();
      session.reset(lab);
      const late = connections.hold();
      const last = session.open();
      late();
      await last;
      release();
      await early;
      assert.deepEqual([session.fleet?.connection.id, connections.closed], ['lab@eu-west-1', ['factory@eu-west-1']]);
    });

    it('closes a connection that opens after the same was selected again', async () => {
      const release = connections.hold();
      const early = session.open();
      session.reset({ ...factory });
      release();
      await early;
      assert.deepEqual([connections.closed, session.state.kind], [['factory@eu-west-1'], 'closed']);
    });

    it('ignores a connection that fails after another was selected', async () => {
      connections.fail(fleetError({ kind: 'profile' }, 'no such profile'));
      const release = connections.hold();
      const early = session.open();
      session.reset(lab);
      changes = [];
      release();
      await early;
      assert.deepEqual([session.state.kind, session.unreadable, changes], ['closed', undefined, []]);
      connections.fail();
      assert.equal((await openedFleet(session)).connection.id, 'lab@eu-west-1');
    });
  });

  describe('that is disposed', () => {
    it('closes its connection', async () => {
      const fleet = await openedFleet(session);
      session.dispose();
      assert.deepEqual(connections.closed, ['factory@eu-west-1']);
      assert.equal(await connections.isConnected(fleet), false);
    });

    it('closes a connection that opens later', async () => {
      const release = connections.hold();
      const late = session.open();
      session.dispose();
      release();
      await late;
      assert.deepEqual([connections.closed, session.fleet, changes], [['factory@eu-west-1'], undefined, []]);
    });
  });
});
