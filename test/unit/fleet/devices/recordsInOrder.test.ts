import assert from 'node:assert/strict';
import type { DeviceDirectory } from '../../../../src/fleet/devices/deviceDirectory';
import { RecordsInOrder } from '../../../../src/fleet/devices/recordsInOrder';
import { FakeClock } from '../../fakeClock';
import { coreDevice } from '../../fixtures';
import { openList } from './openList';

describe('the records of a fleet in name order', () => {
  let directory: DeviceDirectory;
  let inOrder: RecordsInOrder;
  beforeEach(() => {
    ({ directory } = openList({}, new FakeClock()));
    inOrder = new RecordsInOrder(directory);
    arrive('press-10', 'crane-1', 'press-2', 'press-1');
  });

  function arrive(...names: readonly string[]): void {
    directory.keep(names.map((coreDeviceThingName) => coreDevice({ coreDeviceThingName })));
  }

  /** The names of the records at these places. */
  function namesAt(places: Uint32Array): readonly (string | undefined)[] {
    return [...places].map((place) => inOrder.current.records[place]?.device.coreDeviceThingName);
  }

  it('are found by the places of the names', () => {
    const { records, thingNames, places } = inOrder.current;
    assert.deepEqual(
      records.map(({ device }) => device.coreDeviceThingName),
      ['press-10', 'crane-1', 'press-2', 'press-1'],
    );
    assert.deepEqual(thingNames, ['crane-1', 'press-1', 'press-2', 'press-10']);
    assert.deepEqual(namesAt(places), thingNames);
  });

  it('are found for a set of things, without things that are no core devices', () => {
    const { placesOf } = inOrder.current;
    const things = new Set(['press-10', 'no-core-device', 'press-1', 'crane-1']);
    assert.deepEqual(namesAt(placesOf(things)), ['crane-1', 'press-1', 'press-10']);
    assert.equal(placesOf(things), placesOf(things), 'A large group is looked up once.');
    assert.deepEqual(namesAt(placesOf(new Set(['no-core-device']))), []);
  });

  it('are the same until a device is added or removed', () => {
    const before = inOrder.current;
    directory.keep([coreDevice({ coreDeviceThingName: 'press-1', status: 'UNHEALTHY' })]);
    assert.equal(inOrder.current, before);
    arrive('press-3');
    assert.deepEqual(inOrder.current.thingNames, ['crane-1', 'press-1', 'press-2', 'press-3', 'press-10']);
    directory.forget(['crane-1']);
    assert.deepEqual(inOrder.current.thingNames, ['press-1', 'press-2', 'press-3', 'press-10']);
    assert.deepEqual(namesAt(inOrder.current.placesOf(new Set(['press-3', 'crane-1']))), ['press-3']);
  });
});
