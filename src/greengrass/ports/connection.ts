import type { FleetSource } from './fleetSource';

/** What the person chose in the settings. `undefined`: what the AWS SDK finds by itself. */
export interface ConnectionSelection {
  readonly profile: string | undefined;
  readonly region: string | undefined;
}

/** One account and region, reached with one set of credentials. */
export interface Connection {
  /** The same for the same profile and region. Every row, answer and decoration is keyed by it. */
  readonly id: string;
  /** The profile as a person knows it: the chosen one, `AWS_PROFILE`, else `default`. */
  readonly profile: string;
  readonly region: string;
  /** `aws`, `aws-cn`, `aws-us-gov`, …: the second part of every ARN in this region. */
  readonly partition: string;
  readonly source: FleetSource;
  /** When the fleet was as the source has it: of a snapshot. `undefined` for a live fleet. */
  readonly asOf?: Date;
  /** Whether requests go to an endpoint that the environment or the profile names. */
  readonly hasCustomEndpoint?: boolean;
  /**
   * Tells a listener whenever the service limits the rate of requests, and how many seconds it asks to wait (`undefined`
   * where it does not say). The call is tried again all the same. The returned function ends that. Absent for a snapshot.
   */
  readonly onDidThrottle?: (listener: (retryAfterSeconds: number | undefined) => void) => () => void;
  /** The account of the credentials in use. `undefined` while they are not resolved or do not name it. */
  account(): string | undefined;
  /** Ends open sockets. Calls under way reject with the kind `canceled`. */
  close(): void;
}

/** Opens a connection without sending a request. Rejects with a {@link FleetError}, e.g. of the kind `noRegion`. */
export type Connect = (choice: ConnectionSelection) => Promise<Connection>;
/** Where the failed question was asked. Unknown before the connection is open. */

export type ConnectionTarget = ConnectionSelection;
