/** Where choices are remembered under keys, for a workspace or for all of them; a Memento of VS Code is one. */
export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}
