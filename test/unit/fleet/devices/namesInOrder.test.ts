import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareNames } from '../../../../src/base/compareNames';
import type { DeviceDirectory } from '../../../../src/fleet/devices/deviceDirectory';
import { FakeClock } from '../../fakeClock';
import { coreDevice } from '../../fixtures';
import { openList } from './openList';

/** Names that are alike, so that they meet, tie but for their case, and have numbers with zeros before them. */
const alike = fc.stringMatching(/^[aAbB0-2:_-]{1,6}$/u);
const anyName = fc.oneof(alike, fc.stringMatching(/^[a-zA-Z0-9:_-]{1,20}$/u), fc.string({ unit: 'binary' }));

describe('the order of names', () => {
  it('is that of a collator, then of the code units, for any two names', () => {
    const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
    fc.assert(
      fc.property(fc.string(), anyName, anyName, (before, a, b) => {
        const [first, second] = [before + a, before + b];
        const expected = collator.compare(first, second) || Number(first > second) - Number(first < second);
        assert.equal(Math.sign(compareNames(first, second)), expected, JSON.stringify([first, second]));
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes numbers by their value', () => {
    const names = ['p-2', 'p-10', 'p-1', 'p-010', 'p-002', 'P-1', 'p-2a', 'p-20'];
    assert.deepEqual(names.sort(compareNames), ['P-1', 'p-1', 'p-002', 'p-2', 'p-2a', 'p-010', 'p-10', 'p-20']);
  });
});

describe('the names of the devices that are known', () => {
  const clock = new FakeClock();
  let directory: DeviceDirectory;
  beforeEach(() => {
    ({ directory } = openList({}, clock));
  });

  function add(names: readonly string[]): void {
    directory.keep(names.map((coreDeviceThingName) => coreDevice({ coreDeviceThingName })));
  }

  it('are in order, each once, whatever the pages, whoever is gone, and whenever they are looked at', () => {
    const names = fc.array(anyName, { maxLength: 40 });
    const pages = fc.array(fc.record({ names, gone: names, isLookedAt: fc.boolean() }), { maxLength: 30 });
    fc.assert(
      fc.property(pages, (arriving) => {
        directory.forget([...directory.names()]);
        const all = new Set<string>();
        for (const { names: page, gone, isLookedAt } of arriving) {
          add(page);
          page.forEach((name) => all.add(name));
          directory.forget(gone);
          gone.forEach((name) => all.delete(name));
          if (isLookedAt) {
            assert.deepEqual(directory.namesInOrder, [...all].sort(compareNames));
          }
        }
        assert.deepEqual(directory.namesInOrder, [...all].sort(compareNames));
      }),
    );
  });

  it('go among many without a second copy of any', () => {
    add(Array.from({ length: 2_000 }, (_, index) => `press-${index * 2}`));
    assert.equal(directory.namesInOrder.length, 2_000);
    add(['press-3', 'press-4', 'press-5000', 'a']);
    const { namesInOrder } = directory;
    assert.equal(namesInOrder.length, 2_003);
    assert.deepEqual(
      [namesInOrder[0], ...namesInOrder.slice(2, 5), namesInOrder.at(-1)],
      ['a', 'press-2', 'press-3', 'press-4', 'press-5000'],
    );
  });

  it('are the same list until there are more', () => {
    assert.deepEqual(directory.namesInOrder, []);
    add(['b']);
    add(['a']);
    const { namesInOrder } = directory;
    add(['b']);
    assert.equal(directory.namesInOrder, namesInOrder);
    add(['c']);
    assert.deepEqual(
      [namesInOrder, directory.namesInOrder],
      [
        ['a', 'b'],
        ['a', 'b', 'c'],
      ],
    );
  });
});
