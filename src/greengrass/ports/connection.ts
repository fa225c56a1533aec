import type { FleetSource } from './fleetSource';

/** The selected profile and Region. `undefined` means that the AWS SDK determines it. */
export interface ConnectionSelection {
  readonly profile: string | undefined;
  readonly region: string | undefined;
}

/** One account and Region, reached with one set of credentials. */
export interface Connection {
  /** The same for the same profile and Region. It is part of the key of every row, response and decoration. */
  readonly id: string;
  /** The profile name to show: the selected one, else that of the environment, else `default`. */
  readonly profile: string;
  readonly region: string;
  /** `aws`, `aws-cn`, `aws-us-gov`, …: the second part of every ARN in this Region. */
  readonly partition: string;
  readonly source: FleetSource;
  /** When the snapshot was saved; `undefined` for a live fleet. */
  readonly asOf?: Date;
  /** Whether a snapshot has the latest revision for every target. Absent for a live fleet. */
  readonly hasEveryTarget?: boolean;
  /** Whether requests go to a custom endpoint from the environment or the profile. */
  readonly hasCustomEndpoint?: boolean;
  /**
   * Notifies a listener whenever AWS limits the rate of requests, with the number of seconds to wait (`undefined` if
   * it doesn't say). The call is retried anyway. The returned function removes the listener. Absent for a snapshot.
   */
  readonly onDidThrottle?: (listener: (retryAfterSeconds: number | undefined) => void) => () => void;
  /** The account of the current credentials; `undefined` if they aren't resolved or don't include it. */
  account(): string | undefined;
  /** Closes open sockets. Pending calls reject with the kind `canceled`. */
  close(): void;
}

/** Opens a connection without sending a request. Rejects with a {@link FleetError}, e.g. of the kind `noRegion`. */
export type Connect = (selection: ConnectionSelection) => Promise<Connection>;

/** Where a failed request was sent. Unknown before the connection is open. */

export type ConnectionTarget = ConnectionSelection;
