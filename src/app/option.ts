import { Listeners } from '../base/events';
import type { Memory } from '../base/memory';

/** One option of the person, remembered under a key. */
export class Option<T> {
  private readonly listeners = new Listeners<T>();

  /** @param parse makes the value of what was remembered, which can be anything */
  constructor(
    private readonly memory: Memory,
    private readonly key: string,
    private readonly parse: (remembered: unknown) => T,
  ) {}

  get value(): T {
    return this.parse(this.memory.get(this.key));
  }

  /** Changes the option, and remembers it. */
  set(value: T): void {
    void this.memory.update(this.key, value);
    this.listeners.tell(value);
  }

  /** Fires when the option was changed. The returned function ends that. */
  onDidChange(listener: (value: T) => void): () => void {
    return this.listeners.add(listener);
  }
}
