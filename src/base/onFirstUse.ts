/** A value that is created on first use and then cached. */
export class OnFirstUse<T> {
  private kept: T | undefined;

  constructor(private readonly make: () => T) {}

  /** Returns the value and creates it on the first call. */
  get(): T {
    return (this.kept ??= this.make());
  }

  /** The value; `undefined` before the first call of `get`. */
  get made(): T | undefined {
    return this.kept;
  }
}
