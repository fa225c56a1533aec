import assert from 'node:assert/strict';
import { maxThings, type DeviceFilter } from '../../../../src/fleet/selection/deviceFilter';
import { filterFor, filterOfGroup, type DeviceSet } from '../../../../src/fleet/selection/deviceSet';
import { filterWords } from '../../../../src/text/filter/filterWords';
import { smallFleet } from '../../../extension/support/smallFleet';
import { now } from '../../fixtures';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const context = { now, staleAfterHours: 25, stuckAfterHours: 2 };

function setOf(thingNames: readonly string[], filter?: DeviceFilter): DeviceSet {
  return { label: 'x', codes: [], thingNames, filter };
}

describe('the filter for the devices of rows', () => {
  let live: LiveFleet;
  beforeEach(async () => {
    live = await openLiveFleet(smallFleet);
    await live.fleet.list.readFirst();
    await live.fleet.devices.get('press-2')?.open();
  });
  afterEach(() => live.close());

  it('is the filter of the row if it selects the same devices', () => {
    const filter = { errorCode: 'STARTUP_ERROR', isFailing: true } as const;
    assert.deepEqual(filterFor(live.fleet, [setOf(['press-2'], filter)], context), filter);
    assert.deepEqual(filterFor(live.fleet, [setOf(['press-1', 'press-2'], { name: 'press-?' })], context), {
      things: ['press-1', 'press-2'],
    });
  });

  it('is a list of names for several rows, a row without a filter, or a filter that selects others', () => {
    const byName = { things: ['press-2'] };
    assert.deepEqual(filterFor(live.fleet, [setOf(['press-2'])], context), byName);
    assert.deepEqual(filterFor(live.fleet, [setOf(['press-2'], {})], context), byName);
    assert.deepEqual(filterFor(live.fleet, [setOf(['press-2'], { name: 'press*' })], context), byName);
    const both = [setOf(['press-2'], { isFailing: true }), setOf(['press-2', 'press-1'])];
    assert.deepEqual(filterFor(live.fleet, both, context), { things: ['press-2', 'press-1'] });
  });

  it('is none if the list would be too long', () => {
    const names = Array.from({ length: maxThings + 1 }, (_, index) => `line-${index}`);
    assert.equal(filterFor(live.fleet, [setOf(names)], context), undefined);
    assert.ok(filterFor(live.fleet, [setOf(names.slice(1))], context) !== undefined);
  });

  it('of a group of core devices adds what they have in common', () => {
    assert.deepEqual(filterOfGroup({ isFailing: true }, 'status', '=UNHEALTHY'), {
      isFailing: true,
      status: 'UNHEALTHY',
    });
    assert.deepEqual(filterOfGroup({}, 'status', '='), { status: 'No status' });
    assert.deepEqual(filterOfGroup({}, 'namePrefix', '=press'), { name: 'press*' });
    assert.deepEqual(filterOfGroup({}, 'thingGroup', '=line'), { thingGroup: 'line' });
    assert.deepEqual(filterFor(live.fleet, [setOf(['press-2'], { thingGroup: 'line' })], context), {
      thingGroup: 'line',
    });
    for (const [filter, grouping, key] of [
      [{ name: 'x' }, 'namePrefix', '=press'],
      [{ thingGroup: 'x' }, 'thingGroup', '=line'],
      [{}, 'thingGroup', 'none'],
    ] as const) {
      assert.equal(filterOfGroup(filter, grouping, key), undefined);
    }
  });

  it('has words for its names', () => {
    assert.equal(filterWords({ things: ['a', 'b'], isStale: true }), '2 selected core devices, stale');
  });
});
