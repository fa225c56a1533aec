import fc from 'fast-check';

/** Names that objects have from their prototype, or that set one. */
const inheritedNames = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

/** Values that are no text, some of which look like one. */
export const noText: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, 7, true, [], ['ready'], {}, Object('ready'), { toString: 'ready' }),
  fc.anything().filter((value) => typeof value !== 'string'),
);

/** Members that nobody asked for: any values by names that objects inherit and by names that a sender could choose. */
const anyExtras = fc.dictionary(fc.constantFrom(...inheritedNames, 'more', 'version'), fc.anything(), {
  ...{ minKeys: 1, maxKeys: 4 },
});

/** The members of these objects in one, as own ones: a plain assignment of `__proto__` would set the prototype. */
function merged(...parts: readonly object[]): object {
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part)));
}

/** An object as it is, or with members that nobody asked for, before or after its own. */
export function withExtras(value: object): fc.Arbitrary<object> {
  return fc.oneof(
    fc.constant(value),
    anyExtras.map((extras) => merged(extras, value)),
    anyExtras.map((extras) => merged(value, extras)),
  );
}
