/** Items by position: an array, or a fleet that is generated on access. */
export interface Sequence<T> {
  readonly length: number;
  at(index: number): T | undefined;
}
