/** From when something counts as too old. */
export interface Thresholds {
  /** From this age in hours a device's report counts as stale. */
  readonly staleAfterHours: number;
  /** From this time in hours a deployment that is in progress counts as stuck. */
  readonly stuckAfterHours: number;
}

/** What a row's words depend on besides its data. */
export interface StatusContext extends Thresholds {
  readonly now: Date;
}
