/** Time as an input. Tests replace it. */
export interface Clock {
  now(): Date;
  /** Resolves after the given milliseconds, or immediately when the signal is aborted. Never rejects. */
  delay(milliseconds: number, signal: AbortSignal): Promise<void>;
}
