import assert from 'node:assert/strict';
import { Displays, type DisplayedThing } from '../../../src/app/displays';

const [plant, office] = ['plant@eu-west-1', 'office@eu-west-1'] as const;

function thing(connectionId: string, thingName: string): DisplayedThing {
  return { connectionId, thingName };
}

describe('displays', () => {
  it('list each open device of a connection once', () => {
    const displays = new Displays();
    const openThings = (): readonly DisplayedThing[] => [thing(plant, 'press-1'), thing(office, 'press-9')];
    displays.add({ openThings, visibleThings: openThings, isVisible: () => true });
    displays.add({ openThings, visibleThings: () => [], isVisible: () => false });
    assert.deepEqual(displays.openThings(plant), ['press-1']);
    assert.deepEqual(displays.openThings(office), ['press-9']);
  });

  it('list the devices of a hidden view as open but not visible', () => {
    const displays = new Displays();
    const end = displays.add({
      openThings: () => [thing(plant, 'press-1')],
      visibleThings: () => [],
      isVisible: () => false,
    });
    assert.deepEqual([displays.openThings(plant), displays.visibleThings(plant)], [['press-1'], []]);
    end();
    assert.deepEqual(displays.openThings(plant), []);
  });

  it('are active only in a window with the focus', () => {
    const displays = new Displays();
    let isVisible = false;
    let changes = 0;
    displays.add({ openThings: () => [], visibleThings: () => [], isVisible: () => isVisible });
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
