import { Listeners } from '../base/events';
import type { Memory } from '../base/memory';

/** A stored preference of the user. */
export class Option<T> {
  private readonly listeners = new Listeners<T>();

  /** @param parse validates the stored value, which can be anything */
  constructor(
    private readonly memory: Memory,
    private readonly key: string,
    private readonly parse: (remembered: unknown) => T,
  ) {}

  get value(): T {
    return this.parse(this.memory.get(this.key));
  }

  /** Changes and stores the option. */
  set(value: T): void {
    void this.memory.update(this.key, value);
    this.listeners.fire(value);
  }

  /** Adds a listener, called when the option changes. The returned function removes it. */
  onDidChange(listener: (value: T) => void): () => void {
    return this.listeners.add(listener);
  }
}
