import assert from 'node:assert/strict';
import { openApp, testMemory, type OpenApp } from './openApp';

const added = { profile: undefined, region: 'us-east-1', name: 'Ohio' };

describe('the connections', () => {
  let opened: OpenApp;
  beforeEach(async () => {
    opened = await openApp();
  });
  afterEach(() => opened.close());

  const regions = (): readonly (string | undefined)[] => opened.app.sessions.all.map(({ target }) => target.region);

  it('follow the settings, and keep the fleet if a setting changes nothing', async () => {
    const { connections, sessions } = opened.app;
    opened.setSelection({ profile: undefined, region: 'eu-west-1' });
    connections.didChangeSettings();
    await sessions.open();
    const { fleet } = sessions.selected;
    assert.deepEqual(regions(), ['eu-west-1']);
    connections.didChangeSettings();
    assert.equal(sessions.selected.fleet, fleet);
    opened.setSelection({ profile: undefined, region: 'us-east-1' });
    connections.didChangeSettings();
    assert.deepEqual(regions(), ['us-east-1']);
  });

  it('are remembered for the next window if they were added', async () => {
    const memory = testMemory();
    await opened.close();
    opened = await openApp(memory);
    await opened.app.connections.setAdded([added]);
    await opened.close();
    opened = await openApp(memory);
    assert.deepEqual(
      opened.app.sessions.all.map(({ identity }) => identity.name),
      [undefined, 'Ohio'],
    );
    assert.deepEqual(opened.app.connections.added, [added]);
  });

  it('fire one event for each change of a connection, and none for its data', async () => {
    const { app, clock } = opened;
    let changes = 0;
    app.connectionChanges.onDidChangeConnection(() => {
      changes += 1;
    });
    const changesOf = async (act: () => unknown): Promise<number> => {
      changes = 0;
      await act();
      return changes;
    };
    assert.equal(
      await changesOf(() => {
        app.connections.selectConfigured();
      }),
      1,
      'selected',
    );
    assert.equal(await changesOf(() => app.sessions.open()), 1, 'opened');
    const { fleet } = app.sessions.selected;
    assert.ok(fleet);
    assert.equal(await changesOf(() => fleet.list.readFirst()), 0, 'the list was read');
    assert.equal(fleet.account(), undefined);
    assert.equal(await changesOf(() => fleet.devices.get('press-2')?.open()), 1, 'the account has become known');
    assert.equal(await changesOf(() => app.refreshing.refresh()), 0, 'the list was read again');
    assert.equal(await changesOf(() => clock.advance(120)), 0, 'time has passed');
    assert.equal(await changesOf(() => app.connections.setAdded([added])), 1, 'added');
    assert.equal(await changesOf(() => app.connections.setAdded([])), 1, 'removed');
    app.connections.select({ profile: undefined, region: undefined }, () => Promise.reject(new Error('offline')));
    assert.equal(await changesOf(() => app.sessions.open()), 1, 'failed');
    assert.equal(app.sessions.selected.state.kind, 'failed');
  });
});
