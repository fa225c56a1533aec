/** How long things may take, in milliseconds. */
export interface Limits {
  /** Until there is a connection to the service. */
  readonly connection: number;
  /** Until an answer is here, with the whole of its body, from the start of its request. */
  readonly answer: number;
  /** Until there are credentials. */
  readonly credentials: number;
  /** Until a person is told that credentials are waited for. */
  readonly quietWait: number;
}

/** The limits for a person who sits and waits. */
export const usualLimits: Limits = { connection: 10_000, answer: 30_000, credentials: 30_000, quietWait: 2_000 };
