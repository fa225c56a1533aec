import type { RequestFacts } from './requestFacts';

/** A wait for credentials that takes more than a moment. */
export interface CredentialsWait {
  /** Whose credentials they are. */
  readonly profile: string;
  /** Resolves once nobody waits any more, however it ended. Never rejects. */
  readonly done: Promise<void>;
  /** Ends the wait. What was to give the credentials may still be running. */
  readonly cancel: () => void;
}

/** What a connection asks of and tells the program while it is open. */
export interface ConnectionNeeds {
  /** Is told of every call. */
  readonly didRequest: (facts: RequestFacts) => void;
  /** Asks the person for the code of an MFA device; `undefined` where they give none. */
  readonly askMfaCode: (serialNumber: string) => Promise<string | undefined>;
  /** Is told of a wait for credentials that goes on: one for all the calls that wait for them. */
  readonly didWait: (wait: CredentialsWait) => void;
}
