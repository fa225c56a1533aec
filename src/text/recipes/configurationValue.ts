import { isObject } from '../../base/json';

/** An own member of a value. The nucleus ignores the case of keys; one in the same case comes first. */
function memberIn(value: unknown, key: string): unknown {
  if (!isObject(value)) {
    return undefined;
  }
  const keys = Object.keys(value);
  const found = keys.includes(key) ? key : keys.find((one) => one.toLowerCase() === key.toLowerCase());
  return found === undefined ? undefined : Reflect.get(value, found);
}

/** The value at a JSON pointer in a configuration; `undefined` if there is none. */
export function valueAt(configuration: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce(memberIn, pointer.startsWith('/') ? configuration : undefined);
}
