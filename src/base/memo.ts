/** A value that is made again only when what it is made of changes. */
export class Memo<T> {
  private last: { readonly key: readonly unknown[]; readonly value: T } | undefined;

  /**
   * The value for a key.
   * @param key what the value is made of, always in the same order
   */
  of(key: readonly unknown[], make: () => T): T {
    const { last } = this;
    if (last?.key.every((part, index) => part === key[index]) === true) {
      return last.value;
    }
    const value = make();
    this.last = { key, value };
    return value;
  }
}
