/** The ages from which something counts as too old. */
export interface Thresholds {
  /** The age in hours from which the last report of a device is stale. */
  readonly staleAfterHours: number;
  /** The time in hours after which a deployment that is still in progress without a change is stuck. */
  readonly stuckAfterHours: number;
}

/** What the state of a device depends on besides its data. */
export interface StatusContext extends Thresholds {
  readonly now: Date;
}

/** What decides whether a deployment is stuck. */
export type StuckContext = Pick<StatusContext, 'now' | 'stuckAfterHours'>;
