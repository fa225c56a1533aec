/** Timeouts, in milliseconds. */
export interface Limits {
  /** To open a network connection. */
  readonly connection: number;
  /** From the start of a request to the end of the response body. */
  readonly response: number;
  /** To get credentials. */
  readonly credentials: number;
  /** Wait for credentials before the user sees a notification. */
  readonly notifyAfter: number;
}

/** The default limits, short enough for a user who is waiting. */
export const defaultLimits: Limits = { connection: 10_000, response: 30_000, credentials: 30_000, notifyAfter: 2_000 };
