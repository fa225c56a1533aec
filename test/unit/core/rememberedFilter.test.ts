import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isEmptyFilter, parseFilter } from '../../../src/core/deviceFilter';
import { noText, withExtras } from '../almostRight';
import { Reached } from '../reached';
import { everything } from './wholeFilter';

/** What a part of a filter may be remembered as, and what it is to be taken for. */
type AlmostPart = readonly [given: unknown, taken: unknown];

const leftOut = fc.constantFrom('', '  ', '!', ' ! ', 'x'.repeat(201), ` ${'x'.repeat(200)}`);
const almostText: fc.Arbitrary<AlmostPart> = fc.oneof(
  fc.stringMatching(/^[a-z0-9.*!_-]{2,30}$/u).map((text) => [text, text] as const),
  fc.constantFrom('__proto__', 'toString', 'x'.repeat(200)).map((text) => [text, text] as const),
  fc.stringMatching(/^[a-z]{1,9}$/u).map((text) => [` ${text}\t`, text] as const),
  fc.oneof(leftOut, noText).map((value) => [value, undefined] as const),
);
const almostFlag: fc.Arbitrary<AlmostPart> = fc.oneof(
  fc.constant([true, true] as const),
  fc.constantFrom('true', 'yes', 1, false, null, [], {}).map((value) => [value, undefined] as const),
);

const parts = Object.keys(everything);
/** A filter of some parts, right ones and almost right ones, and what is left of it. */
const almostFilter = fc
  .subarray(parts, { minLength: 1, maxLength: 4 })
  .chain((some) =>
    fc.record(Object.fromEntries(some.map((part) => [part, part.startsWith('is') ? almostFlag : almostText])), {
      noNullPrototype: true,
    }),
  )
  .chain((given) => {
    const pick = (index: 0 | 1): readonly (readonly [string, unknown])[] =>
      Object.entries(given).map(([part, values]) => [part, values[index]]);
    const taken = pick(1).filter(([, value]) => value !== undefined);
    const hasComponent = taken.some(([part]) => part === 'component');
    return withExtras(Object.fromEntries(pick(0))).map((sent) => ({
      sent,
      taken: Object.fromEntries(taken.filter(([part]) => part !== 'componentVersion' || hasComponent)),
    }));
  });

describe('a filter that was remembered', () => {
  it('comes back from where it was remembered, and anything odd is dropped', () => {
    const remembered: unknown = JSON.parse(JSON.stringify(everything));
    assert.deepEqual(parseFilter(remembered), everything);
    const odd = { name: 7, status: '  ', isStale: 'yes', isFailing: false, component: 'x'.repeat(201), other: 'a' };
    assert.ok(isEmptyFilter(parseFilter({ ...odd, componentVersion: '1' })));
  });

  it('is read part by part: what fits a part is taken, what does not and what is no part is left out', () => {
    const reached = new Reached();
    fc.assert(
      fc.property(almostFilter, ({ sent, taken }) => {
        const parsed = parseFilter(sent);
        assert.deepEqual(taken, Object.fromEntries(Object.entries(parsed).filter(([, part]) => part !== undefined)));
        assert.deepEqual(parseFilter(parsed), parsed);
        // A version of no component lets every device through.
        const isEmpty = Object.keys(taken).length === 0;
        assert.equal(isEmptyFilter(parsed), isEmpty);
        const left = Object.keys(sent).filter((part) => !Object.hasOwn(taken, part));
        reached.count({
          empty: isEmpty,
          some: !isEmpty,
          someLeftOut: !isEmpty && left.length > 0,
          versionWithoutComponent: left.includes('componentVersion'),
        });
      }),
      { numRuns: 500 },
    );
    reached.assertOften();
  });

  it('is empty where it was remembered as nothing of the kind, or has its parts from a prototype', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        assert.ok(isEmptyFilter(parseFilter(value)));
      }),
    );
    assert.ok(isEmptyFilter(parseFilter(Object.create(everything))));
  });

  it('is empty only if it lets every device through', () => {
    assert.ok(isEmptyFilter({}) && isEmptyFilter({ name: ' ', componentVersion: '1' }));
    for (const [part, value] of Object.entries<unknown>({ ...everything })) {
      assert.equal(isEmptyFilter(parseFilter({ [part]: value })), part === 'componentVersion', part);
    }
  });
});
