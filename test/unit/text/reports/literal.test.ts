import assert from 'node:assert/strict';
import { literal, withCodes } from '../../../../src/text/reports/literal';

describe('a name in Markdown', () => {
  const table: readonly (readonly [name: string, markdown: string])[] = [
    ['COMPONENT_BROKEN', '`COMPONENT_BROKEN`'],
    ['a`b', '`` a`b ``'],
    ['`', '`` ` ``'],
    ['``x```', '```` ``x``` ````'],
    [' a ', '`  a  `'],
    [' a', '` a`'],
    ['a\n# b', '`a # b`'],
    ['[a](b)<img>\u202e', '`[a](b)<img>\\u202e`'],
  ];
  for (const [name, markdown] of table) {
    it(`is code: ${JSON.stringify(name)}`, () => {
      assert.equal(literal(name), markdown);
    });
  }
});

describe('a text in Markdown', () => {
  const table: readonly (readonly [text: string, markdown: string])[] = [
    ['See COMPONENT_LOAD_FAILURE (S3_2), not a_b.', 'See `COMPONENT_LOAD_FAILURE` (`S3_2`), not a\\_b.'],
    ['press_1_2 A_B_c a_B_C *x*', 'press\\_1\\_2 A\\_B\\_c a\\_B\\_C \\*x\\*'],
    ['A\\_B `A_B` A_`B', 'A\\\\\\_B \\``A_B`\\` A\\_\\`B'],
  ];
  for (const [text, markdown] of table) {
    it(`has its error codes as code: ${text}`, () => {
      assert.equal(withCodes(text), markdown);
    });
  }
});
