import assert from 'node:assert/strict';
import fc from 'fast-check';
import { indexQuery, refusalOf, type IndexConditions } from '../../../src/greengrass/indexQuery';

/** The query for some conditions; fails if there is none. */
function queryString(conditions: IndexConditions): string {
  const query = indexQuery(conditions);
  return 'queryString' in query ? query.queryString : assert.fail(JSON.stringify(query));
}

/** Characters that AWS doesn't support in a query, and those that have a meaning in one. */
const unsupported = '`@#%\\/\';,"*?()<>~^!&|{}'.split(/(?:)/u);

describe('a query of the fleet index', () => {
  it('has a term for each condition, with values in quotes', () => {
    assert.equal(
      queryString({ isOffline: true, thingType: 'press:2', attribute: ' site = graz ', thingGroups: ['line-3'] }),
      'connectivity.connected:false AND thingTypeName:"press:2" AND attributes.site:"graz" AND thingGroupNames:"line-3"',
    );
    assert.equal(queryString({ thingGroups: ['a', 'b'] }), 'thingGroupNames:("a" OR "b")');
    assert.equal(queryString({ attribute: 'a=b=c' }), 'attributes.a:"b=c"');
    assert.equal(queryString({}), '*');
  });

  for (const character of unsupported) {
    it(`refuses ${character} wherever a user can type it`, () => {
      for (const part of ['thingType', 'thingGroup'] as const) {
        assert.deepEqual(refusalOf(part, `a${character}b`), { part, character });
      }
      for (const attribute of [`a${character}=b`, `a=b${character}`]) {
        assert.deepEqual(indexQuery({ attribute }), { refused: { part: 'attribute', character } });
      }
    });
  }

  it('refuses an attribute without a name or a value, and a name that is too long', () => {
    for (const attribute of ['site', '=graz', 'site=', '=', ' = ']) {
      assert.deepEqual(refusalOf('attribute', attribute), { part: 'attribute', character: undefined });
    }
    assert.deepEqual(refusalOf('thingType', 'a'.repeat(129)), { part: 'thingType', character: undefined });
  });

  it('refuses a whole character, even one of two code units', () => {
    assert.deepEqual(refusalOf('thingType', 'a\u{1f600}b'), { part: 'thingType', character: '\u{1f600}' });
  });

  it('can never be more than its conditions, whatever a user types', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (thingType, attribute) => {
        const query = indexQuery({ thingType, attribute });
        if ('queryString' in query) {
          assert.match(query.queryString, /^thingTypeName:"[^"\\]+" AND attributes\.[\w.-]+:"[^"\\]+"$/u);
        }
      }),
      { numRuns: 300 },
    );
  });
});
