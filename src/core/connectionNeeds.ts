import type { RequestFacts } from './requestLine';

/** What a connection asks of and tells the program while it is open. */
export interface ConnectionNeeds {
  /** Is told of every call. */
  readonly didRequest: (facts: RequestFacts) => void;
  /** Asks the person for the code of an MFA device; `undefined` where they give none. */
  readonly askMfaCode: (serialNumber: string) => Promise<string | undefined>;
}
