/** Something that is made when it is first asked for, and then kept. */
export class OnFirstUse<T> {
  private kept: T | undefined;

  constructor(private readonly make: () => T) {}

  /** Makes it, if it was not made before. */
  get(): T {
    return (this.kept ??= this.make());
  }

  /** What was made; `undefined` until then. */
  get made(): T | undefined {
    return this.kept;
  }
}
