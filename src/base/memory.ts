/** A key-value store for selections, for one workspace or for all. A Memento of VS Code is one. */
export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}
