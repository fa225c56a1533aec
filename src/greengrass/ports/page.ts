/** One page of a list operation. It can be empty and still have a token. */
export interface Page<T> {
  readonly items: readonly T[];
  /** The token for the next page; `undefined` on the last page. */
  readonly nextToken: string | undefined;
}
