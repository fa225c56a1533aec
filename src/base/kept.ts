/** Where values are kept: a map, or a weak map, which forgets a value with its key. */
interface Kept<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

/** The value of a key, which is made on the first call for it and then kept. */
export function kept<K, V>(values: Kept<K, V>, key: K, make: () => V): V {
  const known = values.get(key);
  if (known !== undefined) {
    return known;
  }
  const made = make();
  values.set(key, made);
  return made;
}
