/** An error that the developer can fix. Its message says what happened and what to do, so it needs no stack trace. */
export class Problem extends Error {
  override readonly name = 'Problem';
}

/** The text of an error that ends a program: the message of a `Problem`, or the stack trace of any other error. */
export function describeError(error: unknown): string {
  if (error instanceof Problem) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
