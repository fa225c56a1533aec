import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isEmptyFilter, parseFilter } from '../../../../src/fleet/selection/deviceFilter';
import { isUnfiltered } from '../../../../src/fleet/selection/viewOptions';
import { nonString, withExtraMembers } from '../../malformed';
import { CaseCoverage } from '../../caseCoverage';
import { fullFilter } from './fullFilter';

/** A stored part of a filter and its parsed value. */
type RememberedPart = readonly [given: unknown, parsed: unknown];

const emptyTexts = fc.constantFrom('', '  ', '!', ' ! ', 'x'.repeat(201), ` ${'x'.repeat(200)}`);
const rememberedText: fc.Arbitrary<RememberedPart> = fc.oneof(
  fc.stringMatching(/^[a-z0-9.*!_-]{2,30}$/u).map((text) => [text, text] as const),
  fc.constantFrom('__proto__', 'toString', 'x'.repeat(200)).map((text) => [text, text] as const),
  fc.stringMatching(/^[a-z]{1,9}$/u).map((text) => [` ${text}\t`, text] as const),
  fc.oneof(emptyTexts, nonString).map((value) => [value, undefined] as const),
);
const rememberedFlag: fc.Arbitrary<RememberedPart> = fc.oneof(
  fc.constant([true, true] as const),
  fc.constantFrom('true', 'yes', 1, false, null, [], {}).map((value) => [value, undefined] as const),
);

const rememberedNames: fc.Arbitrary<RememberedPart> = fc.oneof(
  fc
    .array(fc.stringMatching(/^[a-z0-9:_-]{1,30}$/u), { minLength: 1, maxLength: 3 })
    .map((names) => [names, names] as const),
  fc.constantFrom([['a', 7, 'x'.repeat(201)], ['a']] as const, [Array(2_001).fill('a'), undefined] as const),
  fc.constantFrom('press-1', [], [7], {}, true, null).map((value) => [value, undefined] as const),
);
const rememberedPart = (part: string): fc.Arbitrary<RememberedPart> =>
  part === 'things' ? rememberedNames : part.startsWith('is') ? rememberedFlag : rememberedText;

const parts = Object.keys(fullFilter);
/** The parts that belong to a component. */
const ofComponent = ['componentVersion', 'componentState'];

/** A stored filter with valid and malformed parts and its parsed value. */
const rememberedFilter = fc
  .subarray(parts, { minLength: 1, maxLength: 4 })
  .chain((some) =>
    fc.record(Object.fromEntries(some.map((part) => [part, rememberedPart(part)])), { noNullPrototype: true }),
  )
  .chain((given) => {
    const pick = (index: 0 | 1): readonly (readonly [string, unknown])[] =>
      Object.entries(given).map(([part, values]) => [part, values[index]]);
    const parsed = pick(1).filter(([, value]) => value !== undefined);
    const hasComponent = parsed.some(([part]) => part === 'component');
    return withExtraMembers(Object.fromEntries(pick(0))).map((sent) => ({
      sent,
      parsed: Object.fromEntries(parsed.filter(([part]) => !ofComponent.includes(part) || hasComponent)),
    }));
  });

describe('a stored filter', () => {
  it('is parsed as it was saved, without malformed parts', () => {
    const remembered: unknown = JSON.parse(JSON.stringify(fullFilter));
    assert.deepEqual(parseFilter(remembered), fullFilter);
    const odd = { name: 7, status: '  ', isStale: 'yes', isFailing: false, component: 'x'.repeat(201), other: 'a' };
    assert.ok(isEmptyFilter(parseFilter({ ...odd, componentVersion: '1' })));
  });

  it('keeps its valid parts and drops malformed and unknown ones', () => {
    const coverage = new CaseCoverage();
    fc.assert(
      fc.property(rememberedFilter, ({ sent, parsed }) => {
        const filter = parseFilter(sent);
        assert.deepEqual(Object.fromEntries(Object.entries(filter).filter(([, part]) => part !== undefined)), parsed);
        assert.deepEqual(parseFilter(filter), filter);
        // A version or a state without a component matches every device.
        const isEmpty = Object.keys(parsed).length === 0;
        assert.equal(isEmptyFilter(filter), isEmpty);
        const dropped = Object.keys(sent).filter((part) => !Object.hasOwn(parsed, part));
        coverage.count({
          empty: isEmpty,
          some: !isEmpty,
          someDropped: !isEmpty && dropped.length > 0,
          versionWithoutComponent: dropped.some((part) => ofComponent.includes(part)),
        });
      }),
      { numRuns: 500 },
    );
    coverage.assertCovered();
  });

  it('is empty if it is no filter, or has its parts from a prototype', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        assert.ok(isEmptyFilter(parseFilter(value)));
      }),
    );
    assert.ok(isEmptyFilter(parseFilter(Object.create(fullFilter))));
  });

  it('is empty only if it matches every device', () => {
    assert.ok(isEmptyFilter({}) && isEmptyFilter({ name: ' ', componentVersion: '1' }));
    for (const [part, value] of Object.entries<unknown>({ ...fullFilter })) {
      assert.equal(isEmptyFilter(parseFilter({ [part]: value })), ofComponent.includes(part), part);
    }
  });
});

describe('the view of core devices', () => {
  it('is one list without a filter and without groups', () => {
    const options = [
      { filter: {}, grouping: 'none' },
      { filter: { name: ' ', componentVersion: '1' }, grouping: 'none' },
      { filter: { name: 'press' }, grouping: 'none' },
      { filter: {}, grouping: 'status' },
    ] as const;
    assert.deepEqual(options.map(isUnfiltered), [true, true, false, false]);
  });
});
