// The SDK declares types that it doesn't check, and a file has no types at all: a list can contain null, a time can be
// invalid, a text can be a number. These functions check values at runtime and drop those of the wrong type. None of
// them throws.

/** An unchecked object of the API. Any field may be missing or have another type. */
export type Wire<T> = { readonly [K in keyof T]?: unknown };

/** An own member of a value; `undefined` if the value has none. */
export function member(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

/** A property of a value, including inherited ones and getters. For example, an error inherits its name. */
export function property(value: unknown, key: string): unknown {
  return isObject(value) ? Reflect.get(value, key) : undefined;
}

/** A string without conversion: the `code` of a DOMException is a number, unlike that of other errors. */
export function string(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A text. A number is converted to text. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
}

/** A valid time from a Date or an ISO 8601 text. */
export function time(value: unknown): Date | undefined {
  const isText = typeof value === 'string' && /^([+-]\d\d)?\d{4}-\d\d-\d\dT/u.test(value);
  const date = isText ? new Date(value) : value;
  return date instanceof Date && !Number.isNaN(date.getTime()) ? date : undefined;
}

/** The items of a list; empty if the value isn't a list. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A finite number. */
export function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A boolean. */
export function flag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
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

/** Tags with their values as text. */
export function tagsIn(tags: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(object(tags) ?? {}).map(([key, value]) => [key, text(value) ?? '']));
}

/** The token for the next page. An empty token means none. */
export function nextTokenIn({ nextToken }: { readonly nextToken?: unknown }): string | undefined {
  return typeof nextToken === 'string' && nextToken !== '' ? nextToken : undefined;
}
