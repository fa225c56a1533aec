import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatJson } from '../../../../src/greengrass/recipes/formatJson';
import { anyText } from '../arbitraryModels';

describe('a recipe in JSON', () => {
  it('is broken into lines, with nothing but white space changed', () => {
    const text = '{"a":{"b":[1.0,12345678901234567890,{}],"c":[]},"{d:[":"x\\"y, {z}","__proto__":null}';
    assert.equal(
      formatJson(text),
      [
        '{',
        '    "a": {',
        '        "b": [',
        '            1.0,',
        '            12345678901234567890,',
        '            {}',
        '        ],',
        '        "c": []',
        '    },',
        '    "{d:[": "x\\"y, {z}",',
        '    "__proto__": null',
        '}',
        '',
      ].join('\n'),
    );
  });

  it('stays as it is if it has lines already', () => {
    assert.equal(formatJson('{"a":\n1}'), '{"a":\n1}');
  });

  it('stays as it is if it is no JSON object', () => {
    assert.equal(formatJson('a: {b: 1}'), 'a: {b: 1}');
  });

  it('stays as it is if it is so long that nobody reads it', () => {
    const long = JSON.stringify({ text: 'x'.repeat(250_000), list: [1, 2] });
    assert.equal(formatJson(long), long);
  });

  it('looks like JSON.stringify, whatever it contains', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        assert.equal(formatJson(JSON.stringify(value)), `${JSON.stringify(value, undefined, 4)}\n`);
      }),
    );
  });

  it('loses no character of a broken text', () => {
    const withoutSpace = (text: string): string => text.replace(/\s/gu, '');
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom('{', '}', '"', ',', ':', '[', '\\'), anyText)), (texts) => {
        const text = `{${texts.join('')}`;
        assert.equal(withoutSpace(formatJson(text)), withoutSpace(text));
      }),
    );
    assert.ok(formatJson('{'.repeat(100_000)).length < 50_000_000);
  });
});
