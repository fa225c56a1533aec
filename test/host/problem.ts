/** Something a person can put right: its message says what happened and what to do, so that no stack is needed. */
export class Problem extends Error {
  override readonly name = 'Problem';
}

/** The words for an error that ends a program: the sentence of a `Problem`, and the stack of anything unforeseen. */
export function describeError(error: unknown): string {
  if (error instanceof Problem) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
