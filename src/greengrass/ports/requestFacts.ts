/** One call of AWS as the log tells it. Nothing in it is secret: no header, no body, no message, no name of a thing. */
export interface RequestFacts {
  /** As the API spells it. */
  readonly operation: string;
  /** Profile and region; `undefined` where these are nobody's business. */
  readonly connectionId: string | undefined;
  /** When it was answered, or failed. */
  readonly endedAt: Date;
  /** From the call to its answer, with all attempts and waits between them. */
  readonly milliseconds: number;
  readonly httpStatus: number | undefined;
  readonly requestId: string | undefined;
  readonly attempts: number | undefined;
  /** The name of the error that the call ended with; `undefined` where it was answered. */
  readonly error: string | undefined;
}
