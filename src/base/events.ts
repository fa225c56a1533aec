/** Those who want to be told of something. */
export class Listeners<T> {
  private readonly all = new Set<(what: T) => void>();

  /** Tells a listener from here on. The returned function ends that. */
  add(listener: (what: T) => void): () => void {
    // A function of its own for each call, so that the same listener can be added twice.
    const own = (what: T): void => {
      listener(what);
    };
    this.all.add(own);
    return () => {
      this.all.delete(own);
    };
  }

  tell(what: T): void {
    this.all.forEach((listener) => {
      listener(what);
    });
  }
}
