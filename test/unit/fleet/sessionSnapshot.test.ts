import assert from 'node:assert/strict';
import type { Connection, ConnectionSelection } from '../../../src/greengrass/ports/connection';
import type { Fleet } from '../../../src/fleet/fleet';
import { FleetSession, type SessionChange } from '../../../src/fleet/fleetSession';
import { FakeClock } from '../fakeClock';
import { hoursAgo, now } from '../fixtures';
import { openConnections, openedFleet, type Connections } from './connections';
import { manualScan } from '../../../src/fleet/scanning/scanState';

const factory = { profile: 'factory', region: 'eu-west-1' };
const lab = { profile: 'lab', region: 'eu-west-1' };

describe('a session that shows a snapshot', () => {
  let connections: Connections;
  let session: FleetSession;
  let changes: SessionChange['kind'][];

  beforeEach(async () => {
    connections = await openConnections();
    changes = [];
    session = new FleetSession(
      { key: 'selected', name: undefined },
      connections.connect,
      new FakeClock(now.getTime()),
      factory,
      ({ kind }) => changes.push(kind),
    );
  });
  afterEach(async () => {
    session.dispose();
    await connections.close();
  });

  /** Shows a snapshot instead of the fleet. */
  async function show(snapshot: Connection): Promise<Fleet> {
    session.reset(snapshot, () => Promise.resolve(snapshot));
    return openedFleet(session);
  }

  it('shows the core devices and the time of the snapshot', async () => {
    await openedFleet(session);
    const { length } = connections.simulator.requests;
    const fleet = await show(connections.snapshot('a.json'));
    await fleet.list.readFirst();
    assert.deepEqual([fleet.list.state.thingNames, session.now()], [['press-1'], hoursAgo(3)]);
    session.reset(factory);
    assert.deepEqual(session.now(), now);
    assert.equal(connections.simulator.requests.length, length);
  });

  it('remembers the selected live fleet', async () => {
    await openedFleet(session);
    await show(connections.snapshot('a.json'));
    assert.deepEqual([session.target.profile, session.liveSelection], ['default', factory]);
    session.reset(lab);
    assert.deepEqual(session.liveSelection, lab);
  });

  const workspaceMemory: readonly (readonly [ConnectionSelection, isBack: boolean])[] = [
    [{ ...factory }, true],
    [lab, false],
    [{ profile: 'factory', region: 'us-east-1' }, false],
    [{ profile: 'factory', region: undefined }, false],
  ];
  for (const [selection, isBack] of workspaceMemory) {
    const title = `${selection.profile ?? ''} in ${selection.region ?? 'no Region'}`;
    it(`returns to the live fleet only for the same profile and Region: ${title}`, async () => {
      const live = await openedFleet(session);
      await live.list.readFirst();
      await show(connections.snapshot('a.json'));
      connections.takeRequests();
      session.reset(selection);
      assert.equal(session.fleet === live, isBack);
      const fleet = await openedFleet(session);
      assert.equal(fleet === live, isBack);
      assert.equal(fleet.connection.profile, selection.profile);
      assert.equal(fleet.connection.region, selection.region ?? 'eu-west-1');
      assert.equal(connections.takeRequests().length, isBack ? 0 : 1);
      assert.equal(connections.closed.includes('factory@eu-west-1'), !isBack);
      assert.equal(await connections.isConnected(live), isBack);
    });
  }

  it('returns to the live fleet after several snapshots', async () => {
    const live = await openedFleet(session);
    const [first, second] = [connections.snapshot('a.json'), connections.snapshot('b.json')];
    await show(first);
    await show(second);
    assert.deepEqual([connections.closed, session.fleet?.connection.id], [[first.id], second.id]);
    session.reset(factory);
    assert.equal(session.fleet, live);
    assert.deepEqual(connections.closed, [first.id, second.id]);
  });

  it("opens the live fleet on return if it wasn't open before", async () => {
    const release = connections.hold();
    const early = session.open();
    await show(connections.snapshot('a.json'));
    release();
    await early;
    assert.deepEqual([session.fleet?.now(), connections.closed], [hoursAgo(3), ['factory@eu-west-1']]);
    session.reset(factory);
    assert.equal(session.state.kind, 'closed');
    assert.equal((await openedFleet(session)).connection.id, 'factory@eu-west-1');
  });

  it('shows the snapshot again after a close', async () => {
    await openedFleet(session);
    await show(connections.snapshot('a.json'));
    connections.takeRequests();
    session.close();
    assert.deepEqual((await openedFleet(session)).connection.asOf, hoursAgo(3));
    assert.deepEqual(connections.takeRequests(), []);
  });

  it('cancels a scan of the live fleet', async () => {
    const live = await openedFleet(session);
    connections.simulator.setFaults({ name: 'press-10', effect: { kind: 'hang' } });
    const ended = live.scans.start(manualScan('full'));
    await connections.simulator.waitForRequest(({ name }) => name === 'press-10');
    await show(connections.snapshot('a.json'));
    await ended;
    assert.equal(live.scans.last?.state.phase, 'canceled');
  });

  it('reports no changes of the live fleet until it is back', async () => {
    const live = await openedFleet(session);
    await show(connections.snapshot('a.json'));
    changes = [];
    await live.devices.find('press-2');
    assert.deepEqual([changes, live.devices.get('press-2')?.device.status], [[], 'UNHEALTHY']);
    session.reset(factory);
    await live.devices.find('press-10');
    assert.deepEqual([...new Set(changes)], ['state', 'device']);
  });

  it('closes the live fleet too on disposal', async () => {
    await openedFleet(session);
    const snapshot = connections.snapshot('a.json');
    await show(snapshot);
    session.dispose();
    assert.deepEqual([...connections.closed].sort(), ['factory@eu-west-1', snapshot.id]);
  });
});
