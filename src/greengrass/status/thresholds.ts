/** The ages at which a report is stale and a deployment is stuck. */
export interface Thresholds {
  /** A report older than this is stale, in hours. */
  readonly staleAfterHours: number;
  /** A deployment in progress without a change for longer than this is stuck, in hours. */
  readonly stuckAfterHours: number;
}

/** The input for the words of a row besides its data. */
export interface StatusContext extends Thresholds {
  readonly now: Date;
}
