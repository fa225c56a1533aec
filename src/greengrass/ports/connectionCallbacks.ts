import type { RequestFacts } from './requestFacts';

/** A slow wait for credentials. */
export interface CredentialsWait {
  /** The profile of the credentials. */
  readonly profile: string;
  /** Resolves when the wait ends for any reason. Never rejects. */
  readonly done: Promise<void>;
  /** Ends the wait. The credential process may keep running. */
  readonly cancel: () => void;
}

/** What a connection calls in the program while it is open. */
export interface ConnectionCallbacks {
  /** Called after every request. */
  readonly didRequest: (facts: RequestFacts) => void;
  /** Asks the user for the code of an MFA device; `undefined` if they cancel. */
  readonly askMfaCode: (serialNumber: string) => Promise<string | undefined>;
  /** Called when a wait for credentials becomes slow, once for all calls that wait for them. */
  readonly didWait: (wait: CredentialsWait) => void;
}
