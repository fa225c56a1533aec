import fc from 'fast-check';

/** Names that objects inherit, or that set a prototype. */
const inheritedNames = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

/** Values that aren't strings, some of which look like one. */
export const nonString: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, 7, true, [], ['ready'], {}, Object('ready'), { toString: 'ready' }),
  fc.anything().filter((value) => typeof value !== 'string'),
);

/** Unknown members: any values, under inherited names and names that a sender could use. */
const extraMembers = fc.dictionary(fc.constantFrom(...inheritedNames, 'more', 'version'), fc.anything(), {
  minKeys: 1,
  maxKeys: 4,
});

/** Merges the members of objects into one. A plain assignment of `__proto__` would set the prototype. */
function merged(...parts: readonly object[]): object {
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part)));
}

/** An object, unchanged or with unknown members before or after its own. */
export function withExtraMembers(value: object): fc.Arbitrary<object> {
  return fc.oneof(
    fc.constant(value),
    extraMembers.map((extras) => merged(extras, value)),
    extraMembers.map((extras) => merged(value, extras)),
  );
}

/** A received value and its parsed form. */
export interface Received<T> {
  readonly sent: object;
  readonly parsed: T | undefined;
}

/**
 * Valid values, valid values with unknown members, and values with one malformed member. The malformed ones are rejected.
 * @param malformedMembers invalid values by member name
 */
export function received<T extends object>(
  valid: fc.Arbitrary<T>,
  malformedMembers: (value: T) => Readonly<Record<string, fc.Arbitrary<unknown>>>,
): fc.Arbitrary<Received<T>> {
  const accepted = valid.chain((parsed) => withExtraMembers(parsed).map((sent) => ({ sent, parsed })));
  const refused = valid
    .chain((value) => {
      const members = Object.entries(malformedMembers(value));
      return fc
        .constantFrom(...members)
        .chain(([name, malformed]) => malformed.chain((given) => withExtraMembers({ ...value, [name]: given })));
    })
    .map((sent) => ({ sent, parsed: undefined }));
  return fc.oneof(accepted, refused);
}
