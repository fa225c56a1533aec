/** Time as an input, so that a test decides what time it is. */
export interface Clock {
  now(): Date;
  /** Resolves after so many milliseconds, or at once when the signal is aborted. Never rejects. */
  delay(milliseconds: number, signal: AbortSignal): Promise<void>;
}
