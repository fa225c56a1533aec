import assert from 'node:assert/strict';
import {
  hasComponentFilter,
  matchingComponents,
  parseComponentFilter,
  type ComponentFilter,
} from '../../../../src/fleet/components/componentFilter';
import {
  componentFilterPicks,
  typedComponentPick,
  type ComponentFilterPick,
} from '../../../../src/text/filter/componentFilterPicks';
import { componentFilterMessage } from '../../../../src/text/filter/componentFilterWords';
import { knownComponent, versionSpread } from '../../text/componentFixtures';

const press = knownComponent([versionSpread({ failed: 1 })], { componentName: 'com.example.Press' });
const saw = knownComponent([versionSpread()], { componentName: 'com.example.Saw' });
const idle = knownComponent([], { componentName: '__proto__' });

describe('the filter of components', () => {
  const cases = [
    [{}, ['com.example.Press', 'com.example.Saw', '__proto__']],
    [{ text: 'SAW' }, ['com.example.Saw']],
    [{ text: 'com.*.press' }, ['com.example.Press']],
    [{ text: '__proto__' }, ['__proto__']],
    [{ isFailing: true }, ['com.example.Press']],
    [{ text: 'saw', isFailing: true }, []],
  ] as const;
  for (const [filter, names] of cases) {
    it(`${JSON.stringify(filter)} shows ${names.length} of 3 components`, () => {
      assert.deepEqual(
        matchingComponents(filter, [press, saw, idle]).map(({ componentName }) => componentName),
        names,
      );
      assert.equal(hasComponentFilter(filter), names.length < 3);
    });
  }

  it('is the same in the next window', () => {
    for (const filter of [{}, { text: 'saw' }, { isFailing: true }, { text: 'a"b', isFailing: true }] as const) {
      const stored: unknown = JSON.parse(JSON.stringify(filter));
      assert.deepEqual(parseComponentFilter(stored), { text: undefined, isFailing: undefined, ...filter });
    }
  });

  it('is empty if what was stored is damaged', () => {
    for (const stored of [undefined, null, 7, 'saw', [], { text: 7, isFailing: 'yes' }, { text: '' }]) {
      assert.equal(hasComponentFilter(parseComponentFilter(stored)), false);
      assert.equal(parseComponentFilter(stored).text, undefined);
    }
  });

  it('is chosen from a typed name and the failing ones, which can be combined', () => {
    const shown = ({ label, filter }: ComponentFilterPick) => [label, JSON.stringify(filter)];
    const picks = (current: ComponentFilter) => componentFilterPicks(current).map(shown);
    assert.deepEqual(picks({}), [['Failing on a core device', '{"isFailing":true}']]);
    assert.deepEqual(picks({ isFailing: true }), [['Remove this filter', '{}']]);
    assert.deepEqual(shown(typedComponentPick({ isFailing: true }, 'sa\u202ew')), [
      'Name contains sa\\u202ew',
      '{"text":"sa\u202ew","isFailing":true}',
    ]);
    assert.deepEqual(picks({ text: 'saw' }), [
      ['Failing on a core device', '{"text":"saw","isFailing":true}'],
      ['Remove this filter', '{}'],
    ]);
  });

  it('is a sentence above the rows', () => {
    assert.equal(componentFilterMessage({ text: 'sa\u202ew' }), 'Filter: "sa\\u202ew".');
    assert.equal(componentFilterMessage({ text: 'saw', isFailing: true }), 'Filter: "saw", failing.');
    assert.equal(componentFilterMessage({ isFailing: true }), 'Filter: failing.');
  });
});
