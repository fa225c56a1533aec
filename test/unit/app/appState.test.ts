import assert from 'node:assert/strict';
import { connect } from '../../../src/aws/connect';
import { watchedNames } from '../../../src/text/messages/devices/watchedNames';
import { expiredToken } from '../../simulator/faults/faults';
import { settled } from '../fakeClock';
import { openApp, testMemory, type OpenApp } from './openApp';

describe('the application state', () => {
  let opened: OpenApp;
  beforeEach(async () => {
    opened = await openApp();
  });
  afterEach(() => opened.close());

  async function openFleet(): Promise<string> {
    const { sessions, refreshing } = opened.app;
    await refreshing.open(sessions.selected);
    const { fleet } = sessions.selected;
    assert.ok(fleet);
    opened.takeRequests();
    return fleet.connection.id;
  }

  it('refreshes the list and the devices that any view has open', async () => {
    const connectionId = await openFleet();
    const press2 = { connectionId, thingName: 'press-2' };
    const elsewhere = { connectionId: 'office@eu-west-1', thingName: 'press-1' };
    const { displays, refreshing } = opened.app;
    displays.add({ openDevices: () => [press2, elsewhere], visibleDevices: () => [], isVisible: () => false });
    await refreshing.refresh();
    assert.deepEqual(opened.takeRequests(), [
      'GetCoreDevice press-2',
      'ListCoreDevices',
      'ListEffectiveDeployments press-2',
      'ListInstalledComponents press-2',
    ]);
  });

  it('reconnects on a refresh after an error', async () => {
    const { app } = opened;
    let isOffline = true;
    app.connections.select({ profile: undefined, region: undefined }, (selection) =>
      isOffline ? Promise.reject(new Error('offline')) : connect(selection),
    );
    await app.refreshing.refresh();
    assert.equal(app.sessions.selected.state.kind, 'failed');
    isOffline = false;
    await app.refreshing.refresh();
    assert.equal(app.sessions.selected.fleet?.size, 3);
  });

  it('reports an error once', async () => {
    opened.simulator.setFaults({ effect: expiredToken });
    const { sessions, refreshing } = opened.app;
    await refreshing.open(sessions.selected);
    // The list changes while its failure stays.
    sessions.selected.fleet?.list.include('press-2');
    assert.deepEqual(opened.failures, ['Loading core devices: expired']);
  });

  it('watches the credentials while they are invalid, and loads the fleet when they change', async () => {
    const { app, simulator } = opened;
    await openFleet();
    assert.equal(opened.credentialsChanged(), undefined);
    simulator.setFaults({ effect: expiredToken });
    await app.refreshing.refresh();
    simulator.setFaults();
    const responded = simulator.nextRequest(({ status }) => status === 200);
    opened.credentialsChanged()?.();
    await responded;
    await app.sessions.selected.fleet?.list.settled();
    assert.equal(opened.credentialsChanged(), undefined);
    simulator.setFaults({ effect: expiredToken });
    await app.refreshing.refresh();
    assert.notEqual(opened.credentialsChanged(), undefined);
  });

  it('fires an event every minute and when thresholds change', async () => {
    let times = 0;
    const { aging } = opened.app;
    aging.onDidAge(() => {
      times += 1;
    });
    await opened.clock.advance(600);
    assert.equal(times, 0, 'Nothing has an age before a connection opens.');
    await opened.app.sessions.open();
    await opened.clock.advance(59);
    assert.equal(times, 0);
    await opened.clock.advance(121);
    assert.equal(times, 3);
    aging.didChangeSettings();
    assert.equal(times, 4);
    aging.dispose();
    await opened.clock.advance(600);
    assert.equal(times, 4);
  });

  it('applies the order of the core devices after a refresh, even while it is held', async () => {
    await openFleet();
    const { deviceOrders, refreshing, sessions } = opened.app;
    const { fleet } = sessions.selected;
    assert.ok(fleet);
    const names = (): readonly string[] => deviceOrders.of(fleet).thingNames;
    assert.deepEqual(names(), ['press-2', 'press-1', 'press-10']);
    deviceOrders.hold();
    opened.simulator.update('press-10', () => ({ status: 'UNHEALTHY' }));
    await fleet.list.refresh();
    assert.deepEqual(names(), ['press-2', 'press-1', 'press-10']);
    await refreshing.refresh();
    assert.deepEqual(names(), ['press-2', 'press-10', 'press-1']);
  });

  it('remembers what the core devices are sorted by, for the workspace', async () => {
    await opened.close();
    const workspaceMemory = testMemory();
    opened = await openApp(workspaceMemory);
    assert.equal(opened.app.deviceSort.value, 'failingFirst');
    opened.app.deviceSort.set('lastReport');
    await opened.close();
    opened = await openApp(workspaceMemory);
    assert.equal(opened.app.deviceSort.value, 'lastReport');
    await workspaceMemory.update('deviceSort', 'by mood');
    assert.equal(opened.app.deviceSort.value, 'failingFirst');
  });

  it('drops the order of a connection with its fleet', async () => {
    await openFleet();
    const { deviceOrders, connections, sessions, refreshing } = opened.app;
    const { fleet } = sessions.selected;
    assert.ok(fleet);
    deviceOrders.of(fleet);
    deviceOrders.hold();
    connections.select({ profile: undefined, region: undefined });
    await refreshing.open(sessions.selected);
    const again = sessions.selected.fleet;
    assert.ok(again && again !== fleet);
    assert.deepEqual(deviceOrders.of(again).thingNames, ['press-2', 'press-1', 'press-10']);
  });

  it('shows the result of a filter until the next filter', async () => {
    await openFleet();
    const { filteredFleets, viewOptions, sessions } = opened.app;
    const { fleet } = sessions.selected;
    assert.ok(fleet);
    assert.equal(filteredFleets.queryOf(fleet), 'plain');
    viewOptions.change({ filter: { name: 'press-1*' } });
    assert.equal(filteredFleets.queryOf(fleet), 'loading');
    await filteredFleets.settled(fleet);
    // On a busy machine, the first use of filters loads them later.
    while (filteredFleets.queries.every(({ state }) => state.isReading)) {
      await settled();
    }
    assert.deepEqual(
      filteredFleets.queries.map(({ state }) => state.thingNames),
      [['press-1', 'press-10']],
    );
    viewOptions.change({ filter: {} });
    assert.deepEqual([filteredFleets.queryOf(fleet), filteredFleets.queries], ['plain', []]);
  });

  it('drops the result of a filter with its fleet', async () => {
    await openFleet();
    const { filteredFleets, viewOptions, sessions, connections } = opened.app;
    viewOptions.change({ filter: { name: 'press-1*' } });
    assert.ok(sessions.selected.fleet);
    await filteredFleets.settled(sessions.selected.fleet);
    assert.equal(filteredFleets.queries.length, 1);
    connections.select({ profile: undefined, region: 'us-east-1' });
    assert.deepEqual(filteredFleets.queries, []);
  });

  it('can watch a device once its fleet refreshes automatically, and ends the watch with the connection', async () => {
    const connectionId = await openFleet();
    const { watching, connections } = opened.app;
    const address = { kind: 'coreDevice', connectionId, thingName: 'press-2' } as const;
    while (watching.isWatched(address) === undefined) {
      await settled();
    }
    const ended: string[] = [];
    watching.onDidEnd(({ outcome }) => ended.push(outcome.kind));
    watching.watch(address);
    assert.equal(watching.isWatched(address), true);
    connections.select({ profile: undefined, region: 'us-east-1' });
    assert.deepEqual([watching.isWatched(address), ended], [undefined, ['disconnected']]);
  });

  it('can watch a rollout while its devices change, and ends the watch with the connection', async () => {
    const connectionId = await openFleet();
    const { watching, connections, sessions } = opened.app;
    const { rollouts } = sessions.selected.fleet ?? {};
    const things = ['press-1', 'press-2'];
    const rollout = opened.simulator.startRollout({ target: 'line-3', things, perMinute: 60 });
    const { deploymentId, jobId } = rollout;
    const address = { kind: 'deployment', connectionId, targetArn: '', deploymentId } as const;
    await rollouts?.latest.listing.read();
    while (watching.isWatched({ kind: 'coreDevice', connectionId, thingName: 'press-2' }) === undefined) {
      await settled();
    }
    assert.equal(watching.isWatched(address), undefined, 'its job is not known');
    await rollouts?.job(deploymentId).read();
    assert.equal(watching.isWatched(address), false);
    assert.equal(watching.isWatched({ kind: 'deployment', connectionId, targetArn: '' }), undefined);
    const ended: string[] = [];
    watching.onDidEnd(({ outcome }) => ended.push(outcome.kind));
    watching.watch(address);
    assert.ok(sessions.selected.fleet);
    assert.deepEqual(watchedNames(watching.watchedIn(sessions.selected.fleet)), 'Watched: press-line revision 2');
    opened.simulator.fleet.iot.changeJob(jobId, { isConcurrent: false });
    things.forEach((name) => {
      opened.simulator.remove(name);
    });
    await rollouts?.job(deploymentId).refresh();
    assert.equal(watching.isWatched(address), true, 'one read is not enough');
    connections.select({ profile: undefined, region: 'us-east-1' });
    assert.deepEqual([watching.isWatched(address), ended], [undefined, ['disconnected']]);
  });
});
