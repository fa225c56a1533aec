import assert from 'node:assert/strict';
import { outdatedSince, type CoreDeviceListState } from '../../../../src/fleet/devices/coreDeviceList';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import { hoursAgo } from '../../fixtures';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const offline = fleetError({ kind: 'offline' }, 'no route');

describe('the devices on the list', () => {
  const state: CoreDeviceListState = {
    thingNames: ['press-1'],
    tail: 'failed',
    error: offline,
    isPartial: false,
    readAt: hoursAgo(1),
    since: hoursAgo(2),
  };

  it('are dated once their refresh has failed', () => {
    assert.deepEqual(outdatedSince(state), hoursAgo(2));
  });

  it('have no date while they are current, partial, or empty', () => {
    assert.equal(outdatedSince({ ...state, error: undefined }), undefined);
    assert.equal(outdatedSince({ ...state, isPartial: true }), undefined);
    assert.equal(outdatedSince({ ...state, thingNames: [] }), undefined);
  });

  describe('of a large fleet', () => {
    let live: LiveFleet;
    beforeEach(async () => {
      live = await openLiveFleet(generateFleet(1_250));
    });
    afterEach(() => live.close());

    it('are empty, but not partial, before the first read', () => {
      const { state: first, resumePoint } = live.fleet.list;
      assert.deepEqual([first.thingNames, first.tail, first.isPartial, resumePoint], [[], 'notRead', false, undefined]);
    });

    it('are 1,000 at first, and 100 more with each further read', async () => {
      const { list } = live.fleet;
      await list.readFirst();
      assert.equal(list.state.tail, 'loading');
      assert.equal(list.resumePoint, undefined);
      await list.settled();
      assert.deepEqual([list.state.thingNames.length, list.state.tail], [1_000, 'more']);
      assert.notEqual(list.resumePoint, undefined);
      await list.readMore();
      assert.equal(list.state.thingNames.length, 1_100);
      await list.readMore();
      await list.readMore();
      assert.deepEqual([list.state.thingNames.length, list.state.tail, list.resumePoint], [1_250, 'end', undefined]);
    });

    it('load once for concurrent callers', async () => {
      const { list } = live.fleet;
      await Promise.all([list.readFirst(), list.readFirst(), list.readMore()]);
      await list.settled();
      assert.deepEqual([list.state.thingNames.length, live.takeRequests().length], [1_000, 10]);
    });

    it('are shown as loading for a click, but not for a background read', async () => {
      const { list } = live.fleet;
      await list.readFirst();
      await list.settled();
      const click = list.refresh();
      assert.equal(list.state.tail, 'loading');
      await click;
      const inBackground = list.refresh({ priority: 'background' });
      assert.equal(list.state.tail, 'more');
      await inBackground;
      assert.equal(list.state.tail, 'more');
    });

    it('include a device that was found by name, until the list is complete', async () => {
      const { list, devices } = live.fleet;
      await list.readFirst();
      await list.settled();
      const hidden = live.simulator.deviceNames().find((name) => devices.get(name) === undefined) ?? assert.fail();
      await devices.find(hidden);
      list.include(hidden);
      list.include(hidden);
      assert.deepEqual(
        [list.state.thingNames.filter((name) => name === hidden).length, list.state.thingNames.length],
        [1, 1_001],
      );
      await list.readMore();
      await list.readMore();
      await list.readMore();
      assert.equal(new Set(list.state.thingNames).size, 1_250);
      assert.equal(list.state.thingNames.length, 1_250);
    });

    it('stay when a later page fails, and a retry resumes there', async () => {
      const { list } = live.fleet;
      await list.readFirst();
      await list.settled();
      live.fail(offline);
      await list.readMore();
      assert.deepEqual([list.state.tail, list.state.isPartial, list.state.thingNames.length], ['failed', true, 1_000]);
      live.fail();
      live.takeRequests();
      await list.readMore();
      assert.deepEqual([list.state.thingNames.length, live.takeRequests().length], [1_100, 1]);
    });
  });
});
