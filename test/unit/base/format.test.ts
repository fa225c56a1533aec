import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareNames } from '../../../src/base/names/compareNames';
import { count } from '../../../src/base/numbers';
import { visibleName, visibleText } from '../../../src/base/visibleText';
import { absoluteTime, ageOf, clockTime, isOlderThan, minuteOf, shortAgeOf } from '../../../src/base/time';
import { hoursAgo, now } from '../fixtures';
import { anyText } from '../greengrass/arbitraryModels';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const absurdTimes: readonly (readonly [what: string, time: Date])[] = [
  ['the last that a Date can hold', new Date(8.64e15)],
  ['the first that a Date can hold', new Date(-8.64e15)],
  ['the epoch', new Date(0)],
  ['year 1', new Date('0001-01-01T00:00:00Z')],
  ['beyond what a Date can hold', new Date(Infinity)],
  ['minus infinity', new Date(-Infinity)],
  ['an invalid time', new Date(NaN)],
];

describe('the age of a time', () => {
  const ages: readonly (readonly [milliseconds: number, words: string])[] = [
    [0, 'just now'],
    [minute - 1, 'just now'],
    [minute, '1 min ago'],
    [2 * minute - 1, '1 min ago'],
    [2 * minute, '2 min ago'],
    [hour - 1, '59 min ago'],
    [hour, '1 h ago'],
    [2 * hour - 1, '1 h ago'],
    [25 * hour, '25 h ago'],
    [2 * day - 1, '47 h ago'],
    [2 * day, '2 d ago'],
    [3 * day - 1, '2 d ago'],
    [400 * day, '400 d ago'],
    [-1, 'just now'],
    [-5 * minute, 'just now'],
    [-5 * minute - 1, 'dated in the future'],
    [-400 * day, 'dated in the future'],
  ];
  for (const [milliseconds, words] of ages) {
    it(`${milliseconds} ms after it is "${words}"`, () => {
      assert.equal(ageOf(new Date(now.getTime() - milliseconds), now), words);
    });
  }

  for (const [what, time] of absurdTimes) {
    it(`has words for ${what}`, () => {
      assert.match(ageOf(time, now), /^(?:\d+ d ago|dated in the future|at an unknown time)$/u);
    });
  }
});

describe('a short age', () => {
  const ages = [
    [30 * second, 'just now'],
    [5 * minute, '5 min'],
    [12 * hour, '12 h'],
    [9 * day, '9 d'],
    [-day, 'dated in the future'],
    [NaN, 'at an unknown time'],
  ] as const;
  for (const [milliseconds, words] of ages) {
    it(`is "${words}" ${milliseconds} ms after it`, () => {
      assert.equal(shortAgeOf(new Date(now.getTime() - milliseconds), now), words);
    });
  }
});

describe('the check for an old time', () => {
  it('counts a time as older only after the given hours', () => {
    assert.equal(isOlderThan(hoursAgo(25), 25, now), false);
    assert.equal(isOlderThan(new Date(hoursAgo(25).getTime() - 1), 25, now), true);
    assert.equal(isOlderThan(hoursAgo(-1), 25, now), false);
    assert.equal(isOlderThan(new Date(NaN), 25, now), false);
  });
});

describe('an absolute time', () => {
  const zoneOfThisMachine = process.env['TZ'];
  afterEach(() => {
    if (zoneOfThisMachine === undefined) {
      delete process.env['TZ'];
    } else {
      process.env['TZ'] = zoneOfThisMachine;
    }
  });

  const zones: readonly (readonly [zone: string, words: string])[] = [
    ['UTC', '2026-11-23 04:09 UTC'],
    ['Europe/Berlin', '2026-11-23 05:09 +01:00'],
    ['Asia/Kathmandu', '2026-11-23 09:54 +05:45'],
    ['America/St_Johns', '2026-11-23 00:39 -03:30'],
    ['America/Los_Angeles', '2026-11-22 20:09 -08:00'],
  ];
  for (const [zone, words] of zones) {
    it(`is local with its offset in ${zone}`, () => {
      process.env['TZ'] = zone;
      assert.equal(absoluteTime(new Date('2026-11-23T04:09:07.999Z'), 'local'), words);
    });

    it(`is the same in UTC in ${zone}`, () => {
      process.env['TZ'] = zone;
      assert.equal(absoluteTime(new Date('2026-11-23T04:09:07.999Z'), 'utc'), '2026-11-23 04:09 UTC');
    });
  }

  it('has no offset to tell namesakes apart, and seconds if it is a time of day', () => {
    process.env['TZ'] = 'Asia/Kathmandu';
    const time = new Date('2026-11-23T04:09:07.999Z');
    assert.deepEqual([minuteOf(time, 'local'), clockTime(time, 'local')], ['2026-11-23 09:54', '09:54:07 +05:45']);
    assert.deepEqual([minuteOf(time, 'utc'), clockTime(time, 'utc')], ['2026-11-23 04:09', '04:09:07 UTC']);
    const never = new Date(NaN);
    assert.deepEqual(
      [minuteOf(never, 'local'), clockTime(never, 'local')],
      ['at an unknown time', 'at an unknown time'],
    );
  });

  it('has words for every time', () => {
    process.env['TZ'] = 'Europe/Berlin';
    for (const [, time] of absurdTimes) {
      assert.match(
        absoluteTime(time, 'local'),
        /^(?:-?\d+-\d\d-\d\d \d\d:\d\d (?:UTC|[+-]\d\d:\d\d)|at an unknown time)$/u,
      );
    }
  });
});

/** An unpaired surrogate. */
const halfCharacter = /\p{Cs}/u;

describe('a visible text', () => {
  it('keeps ordinary text in any script', () => {
    for (const text of [
      'press-1',
      'Größe 5 µm',
      '東京',
      'привет',
      '<b>[x](command:y)</b>',
      '👩‍🔧'.replace('\u200d', ''),
    ]) {
      assert.equal(visibleText(text), text);
    }
  });

  it('puts everything on one line', () => {
    assert.equal(visibleText('a\nb\r\nc\rd\te'), 'a b c d e');
    assert.equal(visibleText('a\u2028b\u2029c'), 'a\\u2028b\\u2029c');
  });

  it('spells out invisible characters', () => {
    assert.equal(visibleText('a\u202eb'), 'a\\u202eb');
    assert.equal(visibleText('\u0000\u0007\u001b[31m\u007f\u0085'), '\\u0000\\u0007\\u001b[31m\\u007f\\u0085');
    assert.equal(visibleText('\u200b\u200f\u2066\u2069\ufeff\u00ad'), '\\u200b\\u200f\\u2066\\u2069\\ufeff\\u00ad');
    assert.equal(visibleText('\u{e0041}'), '\\ue0041');
  });

  it('cuts a long text and marks the cut', () => {
    assert.equal(visibleText('x'.repeat(1_000)), 'x'.repeat(1_000));
    assert.equal(visibleText('x'.repeat(10_000)), `${'x'.repeat(999)}…`);
    assert.equal(visibleText('abcdef', 6), 'abcdef');
    assert.equal(visibleText('abcdefg', 6), 'abcde…');
  });

  it('never splits a surrogate pair', () => {
    assert.equal(visibleText('abcd😀fgh', 6), 'abcd…');
    assert.equal(visibleText('abc😀fgh', 6), 'abc😀…');
    assert.doesNotMatch(visibleText(`x${'😀'.repeat(5_000)}`), halfCharacter);
    assert.doesNotMatch(visibleText('😀'.repeat(5_000)), halfCharacter);
  });

  it('is one line of visible characters for any text', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 30 }), (text, limit) => {
        const visible = visibleText(text, limit);
        assert.doesNotMatch(visible, /[\p{Cc}\p{Cf}\u2028\u2029]/u);
        assert.doesNotMatch(visible, halfCharacter);
        assert.equal(visibleText(visible, 1_000), visible);
      }),
    );
  });
});

describe('amounts and names', () => {
  it('have words for a blank name', () => {
    assert.deepEqual(['', '  ', ' \n\u3000'].map(visibleName), ['(no name)', '(no name)', '(no name)']);
    assert.deepEqual([' a ', '\u202eb'].map(visibleName), [' a ', '\\u202eb']);
  });

  it('have a singular and a plural', () => {
    const amounts = [0, 1, 2, 12].map((amount) => count(amount, 'dependency', 'dependencies'));
    assert.deepEqual(amounts, ['0 dependencies', '1 dependency', '2 dependencies', '12 dependencies']);
    assert.deepEqual(
      [1, 3].map((amount) => count(amount, 'device')),
      ['1 device', '3 devices'],
    );
  });

  it('are sorted in natural order', () => {
    const names = ['press-10', 'Press-3', 'press-2', 'a', 'B', 'press-02', 'PRESS-2', ''];
    assert.deepEqual([...names].sort(compareNames), [
      '',
      'a',
      'B',
      'PRESS-2',
      'press-02',
      'press-2',
      'Press-3',
      'press-10',
    ]);
  });

  it('have the same order regardless of their input order', () => {
    const names = fc.array(fc.string({ unit: fc.constantFrom('a', 'A', 'b', '0', '1', '2', 'ä', '-', ' ') }));
    fc.assert(
      fc.property(names, (given) => {
        const sorted = [...given].sort(compareNames);
        assert.deepEqual([...given].reverse().sort(compareNames), sorted);
      }),
    );
  });
});
