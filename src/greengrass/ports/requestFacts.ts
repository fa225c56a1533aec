/** One request to AWS for the log. Nothing in it is secret: no headers, body, message or thing names. */
export interface RequestFacts {
  /** The operation name in the API. */
  readonly operation: string;
  /** Profile and Region; `undefined` in diagnostics, which must not name them. */
  readonly connectionId: string | undefined;
  /** When the response arrived or the request failed. */
  readonly endedAt: Date;
  /** From the call to the response, including all attempts and the waits between them. */
  readonly milliseconds: number;
  readonly httpStatus: number | undefined;
  readonly requestId: string | undefined;
  readonly attempts: number | undefined;
  /** The name of the error; `undefined` if the request succeeded. */
  readonly error: string | undefined;
}
