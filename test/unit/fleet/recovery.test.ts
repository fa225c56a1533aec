import assert from 'node:assert/strict';
import { fleetError } from '../../../src/greengrass/ports/fleetError';
import { smallFleet } from '../../extension/support/smallFleet';
import { openLiveFleet, type LiveFleet } from './liveFleet';

describe('an unreachable fleet', () => {
  let live: LiveFleet;
  beforeEach(async () => {
    live = await openLiveFleet(smallFleet);
  });
  afterEach(() => live.close());

  it('refreshes its list after the first successful request', async () => {
    const { fleet } = live;
    await fleet.list.readFirst();
    live.fail(fleetError({ kind: 'offline' }, 'no route'));
    await fleet.refresh([]);
    assert.equal(fleet.list.state.error?.kind, 'offline');
    live.fail();
    await fleet.devices.get('press-2')?.open();
    await live.idle();
    assert.equal(fleet.list.state.error, undefined);
  });

  it("doesn't retry its list if only that is denied", async () => {
    const { fleet } = live;
    live.fail(fleetError({ kind: 'denied' }, 'no'));
    await fleet.list.readFirst();
    live.fail();
    live.takeRequests();
    await fleet.devices.find('press-2');
    await live.idle();
    assert.deepEqual(live.takeRequests(), ['GetCoreDevice press-2']);
  });
});
