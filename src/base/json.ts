// The SDK promises types that it does not check, and a file, a setting or a message promises nothing: a list can hold
// null, a time can be invalid, a text can be a number. A reader takes one value for what it is, and answers `undefined`
// (or an empty list) where it does not fit, so one bad field costs only itself. Nothing here throws, and nothing is
// read from a prototype.

/** An object of the API as it arrives: any field may be missing or of another type. */
export type Wire<T> = { readonly [K in keyof T]?: unknown };

/** A getter, a proxy or a forged object can throw when it is read. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Whether a value has members. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** An object; lists are objects, too. */
export function object(value: unknown): object | undefined {
  return isObject(value) ? value : undefined;
}

/** A member of a value by its name; `undefined` where the value itself has none. */
export function member(value: unknown, key: string): unknown {
  return isObject(value)
    ? attempt((): unknown => (Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined))
    : undefined;
}

/** A string, also an empty one. */
export function string(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A string with at least one character. */
export function nonEmptyString(value: unknown): string | undefined {
  const found = string(value);
  return found === '' ? undefined : found;
}

/** A typed string without the spaces around it; `undefined` if nothing is left. */
export function trimmedString(value: unknown): string | undefined {
  return nonEmptyString(string(value)?.trim());
}

/** A string, or a number written out: the API has sent both for one field. */
export function text(value: unknown): string | undefined {
  return string(value) ?? number(value)?.toString();
}

/** A finite number. */
export function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** `true`, and nothing that merely counts as true. */
export function flag(value: unknown): true | undefined {
  return value === true ? true : undefined;
}

/** A valid time: a Date, or a string in ISO 8601. */
export function time(value: unknown): Date | undefined {
  const isText = typeof value === 'string' && /^([+-]\d\d)?\d{4}-\d\d-\d\dT/u.test(value);
  const date = isText ? new Date(value) : value;
  return attempt(() => (date instanceof Date && !Number.isNaN(date.getTime()) ? date : undefined));
}

/** The one of these values that it is. */
export function oneOf<T>(value: unknown, known: readonly T[]): T | undefined {
  return known.find((one) => one === value);
}

/** The items of a list, `undefined` for each gap; none where it is no list. */
export function list(value: unknown): readonly unknown[] {
  return attempt((): readonly unknown[] => (Array.isArray(value) ? Array.from<unknown>(value) : [])) ?? [];
}

/** The items of a list that the reader can read. */
export function items<T>(value: unknown, read: (item: unknown) => T | undefined): readonly T[] {
  return list(value)
    .map((item) => read(item))
    .filter((item) => item !== undefined);
}

/** The texts in a list. */
export function texts(value: unknown): readonly string[] {
  return items(value, text);
}

/** Tags, each value as text. */
export function tagsIn(tags: unknown): Readonly<Record<string, string>> {
  const keys = isObject(tags) ? (attempt(() => Object.keys(tags)) ?? []) : [];
  return Object.fromEntries(keys.map((key) => [key, text(member(tags, key)) ?? '']));
}

/** The token of the page after this one; an empty one is none. */
export function nextTokenIn(answer: object): string | undefined {
  return nonEmptyString(member(answer, 'nextToken'));
}
