import assert from 'node:assert/strict';
import { Displays, type DisplayedDevice } from '../../../src/app/displays';

const [plant, office] = ['plant@eu-west-1', 'office@eu-west-1'] as const;

function device(connectionId: string, thingName: string): DisplayedDevice {
  return { connectionId, thingName };
}

describe('displays', () => {
  it('list each open device of a connection once', () => {
    const displays = new Displays();
    const openDevices = (): readonly DisplayedDevice[] => [device(plant, 'press-1'), device(office, 'press-9')];
    displays.add({ openDevices, visibleDevices: openDevices, isVisible: () => true });
    displays.add({ openDevices, visibleDevices: () => [], isVisible: () => false });
    assert.deepEqual(displays.openDevices(plant), ['press-1']);
    assert.deepEqual(displays.openDevices(office), ['press-9']);
  });

  it('list the devices of a hidden view as open but not visible', () => {
    const displays = new Displays();
    const end = displays.add({
      openDevices: () => [device(plant, 'press-1')],
      visibleDevices: () => [],
      isVisible: () => false,
    });
    assert.deepEqual([displays.openDevices(plant), displays.visibleDevices(plant)], [['press-1'], []]);
    end();
    assert.deepEqual(displays.openDevices(plant), []);
  });

  it('are active only in a window with the focus', () => {
    const displays = new Displays();
    let isVisible = false;
    let changes = 0;
    displays.add({ openDevices: () => [], visibleDevices: () => [], isVisible: () => isVisible });
    displays.onDidChangeVisibility(() => {
      changes += 1;
    });
    displays.setFocus(true);
    assert.equal(displays.isActive, false);
    isVisible = true;
    displays.didChangeVisibility();
    assert.equal(displays.isActive, true);
    displays.setFocus(false);
    assert.deepEqual([displays.isActive, changes], [false, 3]);
  });
});
