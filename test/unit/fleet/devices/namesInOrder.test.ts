import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareNames } from '../../../../src/base/names/compareNames';
import type { DeviceDirectory } from '../../../../src/fleet/devices/deviceDirectory';
import { FakeClock } from '../../fakeClock';
import { coreDevice } from '../../fixtures';
import { openList } from './openList';

/** Similar names: equal ones, ones that differ only in case, and numbers with leading zeros. */
const alike = fc.stringMatching(/^[aAbB0-2:_-]{1,6}$/u);
const anyName = fc.oneof(alike, fc.stringMatching(/^[a-zA-Z0-9:_-]{1,20}$/u), fc.string({ unit: 'binary' }));

describe('the order of names', () => {
  it('is that of a collator, then of code units, for any two names', () => {
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

  it('compares numbers by value', () => {
    const names = ['p-2', 'p-10', 'p-1', 'p-010', 'p-002', 'P-1', 'p-2a', 'p-20'];
    assert.deepEqual(names.sort(compareNames), ['P-1', 'p-1', 'p-002', 'p-2', 'p-2a', 'p-010', 'p-10', 'p-20']);
  });
});

describe('the names of the known devices', () => {
  const clock = new FakeClock();
  let directory: DeviceDirectory;
  beforeEach(() => {
    ({ directory } = openList({}, clock));
  });

  function add(names: readonly string[]): void {
    directory.keep(names.map((coreDeviceThingName) => coreDevice({ coreDeviceThingName })));
  }

  it('are sorted and unique for any pages, removals and reads', () => {
    const names = fc.array(anyName, { maxLength: 40 });
    const pages = fc.array(fc.record({ names, gone: names, isRead: fc.boolean() }), { maxLength: 30 });
    fc.assert(
      fc.property(pages, (arriving) => {
        directory.forget([...directory.names()]);
        const all = new Set<string>();
        for (const { names: page, gone, isRead } of arriving) {
          add(page);
          page.forEach((name) => all.add(name));
          directory.forget(gone);
          gone.forEach((name) => all.delete(name));
          if (isRead) {
            assert.deepEqual(directory.namesInOrder, [...all].sort(compareNames));
          }
        }
        assert.deepEqual(directory.namesInOrder, [...all].sort(compareNames));
      }),
    );
  });

  it('are added to many without duplicates', () => {
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

  it('are the same array until one is added', () => {
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

  it('are sorted while thousands arrive in any order', () => {
    const thousands = fc.array(fc.record({ count: fc.integer({ min: 1, max: 3_000 }), isRead: fc.boolean() }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(thousands, (arriving) => {
        directory.forget([...directory.names()]);
        let total = 0;
        for (const { count, isRead } of arriving) {
          // 7,919 and 20,011 have no common divisor, so the numbers don't repeat.
          add(Array.from({ length: count }, (_, index) => `press-${((total + index) * 7_919) % 20_011}`));
          total += count;
          if (isRead) {
            assert.equal(directory.namesInOrder.length, total);
          }
        }
        assert.deepEqual(directory.namesInOrder, [...directory.names()].sort(compareNames));
      }),
      { numRuns: 30 },
    );
  });
});
