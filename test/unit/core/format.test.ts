import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { absoluteTime, ageOf, compareNames, visibleText } from '../../../src/core/format';
import { markdownText } from '../../../src/core/markdown';

const now = new Date('2026-11-23T12:00:00Z');

function ago(seconds: number): string {
  return ageOf(new Date(now.getTime() - seconds * 1000), now);
}

describe('ages', () => {
  it('go by the minute below an hour, by the hour below two days, by the day beyond', () => {
    const ages = [0, 59, 60, 3_599, 3_600, 172_799, 172_800, 86_400 * 400].map(ago);
    assert.deepEqual(ages, [
      'just now',
      'just now',
      '1 min ago',
      '59 min ago',
      '1 h ago',
      '47 h ago',
      '2 d ago',
      '400 d ago',
    ]);
  });

  it('of what lies ahead are no negative numbers', () => {
    assert.equal(ago(-60), 'just now');
    assert.equal(ago(-3_600), 'dated in the future');
  });

  it('and absolute times are words for every date there is', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (date) => {
        assert.doesNotMatch(`${ageOf(date, now)} ${absoluteTime(date)}`, /NaN|Invalid/u);
      }),
    );
  });
});

describe('text from the service', () => {
  it('is shown with the characters that hide written out', () => {
    assert.equal(visibleText('a\u202Eb\u0007c\u200Bd'), 'a\\u202eb\\u0007c\\u200bd');
    assert.equal(visibleText('one\r\ntwo\tthree'), 'one two three');
  });

  it('is cut to a length that can be read', () => {
    assert.equal(visibleText('x'.repeat(10_240), 10), 'xxxxxxxxx…');
  });

  it('has no Markdown left in it once escaped', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        assert.doesNotMatch(markdownText(text), /(?<!\\)(?:\\\\)*[`*_{}[\]()#+!~<>|$&:]/u);
      }),
    );
  });
});

describe('names', () => {
  it('are sorted as a person sorts them', () => {
    assert.deepEqual(['press-10', 'Press-2', 'press-1'].sort(compareNames), ['press-1', 'Press-2', 'press-10']);
  });
});
