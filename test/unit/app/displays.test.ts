import assert from 'node:assert/strict';
import { Displays, type DisplayedThing } from '../../../src/app/displays';

const [plant, office] = ['plant@eu-west-1', 'office@eu-west-1'] as const;

function thing(connectionId: string, thingName: string): DisplayedThing {
  return { connectionId, thingName };
}

describe('what the views show', () => {
  it('is told apart by connection, and each device is named once', () => {
    const displays = new Displays();
    const openThings = (): readonly DisplayedThing[] => [thing(plant, 'press-1'), thing(office, 'press-9')];
    displays.add({ openThings, visibleThings: openThings, isVisible: () => true });
    displays.add({ openThings, visibleThings: () => [], isVisible: () => false });
    assert.deepEqual(displays.openThings(plant), ['press-1']);
    assert.deepEqual(displays.openThings(office), ['press-9']);
  });

  it('is open in a hidden view, but not visible there', () => {
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

  it('can be looked at only in a window with the focus', () => {
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
