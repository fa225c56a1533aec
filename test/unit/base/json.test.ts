import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  flag,
  isObject,
  items,
  list,
  member,
  nextTokenIn,
  nonEmptyString,
  number,
  object,
  oneOf,
  string,
  tagsIn,
  text,
  texts,
  time,
  trimmedString,
} from '../../../src/base/json';

function fail(): never {
  throw new Error('must not be read');
}

function revoked(target: object): unknown {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

const throwing = Object.defineProperty({}, 'name', { get: fail, enumerable: true });
const listWithThrowingItem = Object.defineProperty(['a', 'b'], 0, { get: fail });

/** Values that no JSON text and no answer of AWS can hold, and which would make a careless reader throw. */
const hostile: readonly unknown[] = [
  throwing,
  listWithThrowingItem,
  revoked({}),
  revoked([]),
  new Proxy({}, { get: fail, has: fail, getOwnPropertyDescriptor: fail, ownKeys: fail, getPrototypeOf: fail }),
  Object.create(null),
  Object.create(Date.prototype),
  Object.create(Array.prototype),
  Object.create({ name: 'inherited', nextToken: 'inherited' }),
  Object.assign([1], { [Symbol.iterator]: fail }),
  new Array<unknown>(3),
  new Date(NaN),
  NaN,
  -Infinity,
  Symbol('name'),
  fail,
];

const anything = fc.anything({
  withDate: true,
  withNullPrototype: true,
  withSparseArray: true,
  withBigInt: true,
  withMap: true,
});

const readers: Readonly<Record<string, (value: unknown) => unknown>> = {
  member: (value) => member(value, 'name'),
  string,
  nonEmptyString,
  trimmedString,
  text,
  number,
  flag,
  time,
  object,
  list,
  texts,
  tagsIn,
  oneOf: (value) => oneOf(value, ['a', 'b']),
  items: (value) => items(value, text),
  nextTokenIn: (value) => (isObject(value) ? nextTokenIn(value) : undefined),
};

/** What a reader may give besides `undefined`. */
const fits: Readonly<Record<string, (read: unknown) => boolean>> = {
  string: (read) => typeof read === 'string',
  nonEmptyString: (read) => typeof read === 'string' && read !== '',
  trimmedString: (read) => typeof read === 'string' && read !== '' && read === read.trim(),
  text: (read) => typeof read === 'string',
  number: Number.isFinite,
  flag: (read) => read === true,
  time: (read) => read instanceof Date && Number.isFinite(read.getTime()),
  object: isObject,
  list: Array.isArray,
  texts: (read) => Array.isArray(read) && read.every((item) => typeof item === 'string'),
  tagsIn: (read) => isObject(read) && Object.values(read).every((value) => typeof value === 'string'),
  oneOf: (read) => read === 'a' || read === 'b',
  nextTokenIn: (read) => typeof read === 'string' && read !== '',
};

describe('readers of values that nobody has checked', () => {
  for (const [name, read] of Object.entries(readers)) {
    it(`${name}: gives what it promises or nothing, and never throws`, () => {
      const check = (value: unknown): void => {
        const found = read(value);
        assert.ok(found === undefined || (fits[name]?.(found) ?? true));
      };
      [...hostile, hostile].forEach(check);
      fc.assert(fc.property(anything, check));
    });
  }

  it('read members that a value has itself, and none of its prototype', () => {
    const inherited: unknown = Object.create({ name: 'x' });
    assert.equal(member({ name: 'x' }, 'name'), 'x');
    assert.equal(member(JSON.parse('{"__proto__":"x"}'), '__proto__'), 'x');
    assert.equal(member(['a'], '0'), 'a');
    for (const [value, key] of [
      [inherited, 'name'],
      [{}, 'constructor'],
      [{}, '__proto__'],
      ['text', 'length'],
      [null, 'name'],
      [throwing, 'name'],
    ] as const) {
      assert.equal(member(value, key), undefined);
    }
  });

  it('tell strings from numbers, and numbers from what is none', () => {
    assert.deepEqual([string('a'), string(''), string(5)], ['a', '', undefined]);
    assert.deepEqual([nonEmptyString(' '), nonEmptyString('')], [' ', undefined]);
    assert.deepEqual([trimmedString(' a b '), trimmedString(' \n'), trimmedString(1)], ['a b', undefined, undefined]);
    assert.deepEqual([text('5'), text(5), text(NaN), text(true)], ['5', '5', undefined, undefined]);
    assert.deepEqual([number(0), number(NaN), number(Infinity), number('1')], [0, undefined, undefined, undefined]);
    assert.deepEqual([flag(true), flag(false), flag(1), flag('true')], [true, undefined, undefined, undefined]);
  });

  it('take a time as a Date or in ISO 8601, and no other text', () => {
    const date = new Date('2026-11-23T12:00:00Z');
    assert.equal(time(date), date);
    assert.deepEqual(time('2026-11-23T12:00:00Z'), date);
    for (const value of ['1', '2026', '23 Nov 2026', '2026-13-45T00:00:00Z', date.getTime(), new Date(NaN)]) {
      assert.equal(time(value), undefined);
    }
  });

  it('drop what does not fit from a list, and keep the rest', () => {
    assert.deepEqual(texts(['a', null, { a: 1 }, 2, undefined, 'b']), ['a', '2', 'b']);
    assert.deepEqual(items([1, 'x', NaN, 2], number), [1, 2]);
    const sparse: unknown[] = [];
    sparse[2] = 'c';
    assert.deepEqual(list(sparse), [undefined, undefined, 'c']);
    assert.deepEqual(texts(sparse), ['c']);
    assert.deepEqual([list('abc'), list({ length: 1, 0: 'a' }), list(undefined)], [[], [], []]);
  });

  it('know a value among others, and nothing that only resembles it', () => {
    assert.equal(oneOf('b', ['a', 'b']), 'b');
    assert.deepEqual(
      [oneOf('B', ['a', 'b']), oneOf(['a'], ['a', 'b']), oneOf<string>('toString', [])],
      [undefined, undefined, undefined],
    );
  });

  it('write tags as texts, whatever their keys are called', () => {
    const tags = tagsIn(JSON.parse('{"site":"Oslo","line":3,"x":null,"__proto__":"p"}'));
    assert.deepEqual(Object.entries(tags), [
      ['site', 'Oslo'],
      ['line', '3'],
      ['x', ''],
      ['__proto__', 'p'],
    ]);
    assert.deepEqual(tagsIn(undefined), {});
  });

  it('take an empty token for the end of a list', () => {
    assert.deepEqual(
      [nextTokenIn({ nextToken: 'n' }), nextTokenIn({ nextToken: '' }), nextTokenIn({})],
      ['n', undefined, undefined],
    );
  });
});
