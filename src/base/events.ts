/** The listeners of an event. */
export class Listeners<T> {
  private readonly all = new Set<(event: T) => void>();

  /** Adds a listener. The returned function removes it. */
  add(listener: (event: T) => void): () => void {
    // Each call wraps the listener in a new function, because a set would drop a listener that is added twice.
    const own = (event: T): void => {
      listener(event);
    };
    this.all.add(own);
    return () => {
      this.all.delete(own);
    };
  }

  fire(event: T): void {
    this.all.forEach((listener) => {
      listener(event);
    });
  }
}
