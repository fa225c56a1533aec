import assert from 'node:assert/strict';
import { fleetError } from '../../../src/greengrass/ports/fleetError';
import { smallFleet } from '../../extension/smallFleet';
import { openLiveFleet, type LiveFleet } from './liveFleet';

describe('a fleet that could not be reached', () => {
  let live: LiveFleet;
  beforeEach(async () => {
    live = await openLiveFleet(smallFleet);
  });
  afterEach(() => live.close());

  it('reads its list again as soon as anything is answered', async () => {
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

  it('does not ask again for a list that alone is refused', async () => {
    const { fleet } = live;
    live.fail(fleetError({ kind: 'denied' }, 'no'));
    await fleet.list.readFirst();
    live.fail();
    live.asked();
    await fleet.devices.find('press-2');
    await live.idle();
    assert.deepEqual(live.asked(), ['GetCoreDevice press-2']);
  });
});
