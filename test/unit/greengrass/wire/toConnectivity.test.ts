import assert from 'node:assert/strict';
import { toIndexBuckets, toIndexedThings } from '../../../../src/greengrass/wire/toConnectivity';

describe('the things in the fleet index', () => {
  it('have their connection, with its time in milliseconds', () => {
    const connectivity = { connected: false, timestamp: 1_795_939_200_123, disconnectReason: 'CONNECTION_LOST' };
    assert.deepEqual(toIndexedThings([{ thingName: 'press-1', connectivity }]), [
      { thingName: 'press-1', connectivity: { ...connectivity, timestamp: new Date(1_795_939_200_123) } },
    ]);
  });

  it('have no connection if the index has none, and no time that is none', () => {
    const things = [
      { thingName: 'press-1' },
      { thingName: 'press-2', connectivity: { connected: 'no' } },
      { thingName: 'press-3', connectivity: { connected: true, timestamp: 1e99 } },
      { thingName: 'press-4', connectivity: { connected: true, timestamp: '2026' } },
    ];
    assert.deepEqual(
      toIndexedThings(things).map(
        ({ connectivity }) => connectivity && [connectivity.connected, connectivity.timestamp],
      ),
      [undefined, undefined, [true, undefined], [true, undefined]],
    );
  });

  it('are left out without a name', () => {
    assert.deepEqual(toIndexedThings([null, 7, {}, { thingName: '' }]), []);
    assert.deepEqual(toIndexedThings('things'), []);
  });
});

describe('the values of a field in the fleet index', () => {
  it('are those with a number of things', () => {
    const buckets = [{ keyValue: 'gateway', count: 12 }, { keyValue: 'x' }, { count: 3 }, null];
    assert.deepEqual(toIndexBuckets({ buckets }), [{ value: 'gateway', things: 12 }]);
    assert.deepEqual(toIndexBuckets({}), []);
  });
});
