// The SDK promises types that it does not check, and a file promises nothing: a list can hold null, a time can be
// invalid, a text can be a number. Here a value is taken for what it is; what does not fit its field is left out.
// Nothing here throws.

/** An object of the API as it arrives: any field may be missing or of another type. */
export type Wire<T> = { readonly [K in keyof T]?: unknown };

/** A member of a value; `undefined` where the value has none. */
export function member(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

/** A property of a value, inherited ones and getters included: the name of an error is its prototype's, for one. */
export function property(value: unknown, key: string): unknown {
  return isObject(value) ? Reflect.get(value, key) : undefined;
}

/** A string, and nothing that could be made one: a DOMException has a number where other errors have a code. */
export function string(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A text; a number counts as one. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
}

/** A valid time: a Date, or a text in ISO 8601. */
export function time(value: unknown): Date | undefined {
  const isText = typeof value === 'string' && /^([+-]\d\d)?\d{4}-\d\d-\d\dT/u.test(value);
  const date = isText ? new Date(value) : value;
  return date instanceof Date && !Number.isNaN(date.getTime()) ? date : undefined;
}

/** The items of a list; none where it is no list. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A finite number. */
export function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** An object. */
export function object(value: unknown): object | undefined {
  return isObject(value) ? value : undefined;
}

/** The texts in a list. */
export function texts(value: unknown): readonly string[] {
  return list(value).flatMap((item) => text(item) ?? []);
}

/** Whether a value has members. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Tags, each value as text. */
export function tagsIn(tags: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(object(tags) ?? {}).map(([key, value]) => [key, text(value) ?? '']));
}

/** The token of the page after this one; an empty one is none. */
export function nextTokenIn({ nextToken }: { readonly nextToken?: unknown }): string | undefined {
  return typeof nextToken === 'string' && nextToken !== '' ? nextToken : undefined;
}
