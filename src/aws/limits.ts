/** Timeouts, in milliseconds. */
export interface Limits {
  /** To open a network connection. */
  readonly connection: number;
  /** From the start of a request to the end of the response body. */
  readonly answer: number;
  /** To get credentials. */
  readonly credentials: number;
  /** Wait for credentials before the user sees a notification. */
  readonly quietWait: number;
}

/** The default limits, chosen for a user who waits. */
export const usualLimits: Limits = { connection: 10_000, answer: 30_000, credentials: 30_000, quietWait: 2_000 };
