import assert from 'node:assert/strict';
import { fleetError } from '../../../src/greengrass/ports/fleetError';
import { accessDenied, expiredToken, type Effect } from '../../simulator/faults/faults';
import { openApp, type OpenApp } from './openApp';

describe('reported failures', () => {
  let opened: OpenApp;
  beforeEach(async () => {
    opened = await openApp();
  });
  afterEach(() => opened.close());

  it('name each error once, and no canceled request', async () => {
    const { connections, refreshing, sessions } = opened.app;
    const offline = fleetError({ kind: 'offline' }, 'no');
    let error = offline;
    connections.select({ profile: undefined, region: undefined }, () => Promise.reject(error));
    await refreshing.open(sessions.selected);
    await refreshing.open(sessions.selected);
    assert.deepEqual(opened.failures, ['Connecting: offline']);
    error = fleetError({ kind: 'canceled' }, 'no');
    await refreshing.open(sessions.selected);
    assert.equal(sessions.selected.state.kind, 'failed');
    assert.equal(opened.failures.length, 1);
    error = fleetError({ kind: 'offline' }, 'no');
    await refreshing.open(sessions.selected);
    assert.deepEqual(opened.failures, ['Connecting: offline', 'Connecting: offline']);
  });

  /** Opens a device while requests fail with this error; returns the error of the device list after that. */
  async function listErrorAfter(effect: Effect): Promise<string | undefined> {
    const { refreshing, sessions } = opened.app;
    await refreshing.open(sessions.selected);
    const { fleet } = sessions.selected;
    const record = fleet?.devices.get('press-2');
    assert.ok(fleet !== undefined && record !== undefined);
    opened.simulator.setFaults({ effect });
    await record.details.read();
    await fleet.list.settled();
    return fleet.list.state.error?.kind;
  }

  it('of a device refresh the device list if the credentials fail, because the user sees it there', async () => {
    assert.equal(await listErrorAfter(expiredToken), 'expired');
    assert.deepEqual(opened.failures, ['Loading core device press-2: expired', 'Loading core devices: expired']);
  });

  it('of a device leave the device list alone if the credentials work', async () => {
    assert.equal(await listErrorAfter(accessDenied('greengrass:GetCoreDevice')), undefined);
    assert.deepEqual(opened.failures, ['Loading core device press-2: denied']);
  });
});
