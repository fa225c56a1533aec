/**
 * What can go wrong between the program and a fleet. Told apart by `kind` and never by class, because a class does not
 * survive the border between two bundles.
 */
export type FleetErrorKind =
  /** No credentials could be found at all. */
  | 'noCredentials'
  /** A profile was chosen, and it is missing, incomplete or its credential source failed. */
  | 'profile'
  /** What gives the credentials, such as a credential process, took too long; it may still be running. */
  | 'credentialsTimeout'
  /** The person did not want to wait for the credentials any longer; what gives them may still be running. */
  | 'credentialsCanceled'
  /** Neither the settings nor the environment nor the profile names a region. */
  | 'noRegion'
  /** The session or token is past its end. */
  | 'expired'
  /** The service does not accept the credentials: unknown key, wrong signature, a clock that is off. */
  | 'badCredentials'
  /** The credentials lack a permission. */
  | 'denied'
  | 'throttled'
  | 'notFound'
  /** The service refused the request itself. */
  | 'invalid'
  /** The service failed (5xx). */
  | 'service'
  /** No connection: no network, no such host, refused, reset. */
  | 'offline'
  /** The TLS certificate of whoever answered is not trusted, or is not the one of AWS. */
  | 'certificate'
  /** The region has no Greengrass endpoint. */
  | 'wrongRegion'
  /** No answer in time. */
  | 'timeout'
  /** Something between here and AWS answered: a proxy or a log-in page. */
  | 'proxy'
  /** The service answered with something that cannot be read. */
  | 'badAnswer'
  /** A snapshot does not have it: it had not been looked at when the snapshot was saved. */
  | 'notRecorded'
  | 'canceled'
  | 'unexpected';

/** Facts about one failure. None of them is secret, so all of them may be shown and logged. */
export interface FleetErrorFacts {
  readonly kind: FleetErrorKind;
  /** The operation as the API spells it, e.g. `ListCoreDevices`. */
  readonly operation?: string;
  /** The IAM action that is missing, e.g. `greengrass:ListCoreDevices`: only for the kind `denied`. */
  readonly permission?: string;
  /** The profile that it was asked with, as a person knows it. */
  readonly profile?: string;
  /** The Region that was asked. */
  readonly region?: string;
  /** The core device that was looked for by its name, and that nothing else is known of. */
  readonly thingName?: string;
  readonly httpStatus?: number;
  readonly requestId?: string;
  readonly attempts?: number;
  /** How long the service asked to wait, in seconds. */
  readonly retryAfterSeconds?: number;
}

const credentialKinds: ReadonlySet<FleetErrorKind> = new Set<FleetErrorKind>([
  'noCredentials',
  'profile',
  'expired',
  'badCredentials',
  'credentialsTimeout',
  'credentialsCanceled',
]);

const wayKinds: ReadonlySet<FleetErrorKind> = new Set(['noRegion', 'offline', 'certificate', 'wrongRegion', 'proxy']);

/** Whether it was the credentials, which a person has to mend: every other call fails until they have. */
export function concernsCredentials({ kind }: FleetErrorFacts): boolean {
  return credentialKinds.has(kind);
}

/** Whether every other call on the same connection is likely to fail in the same way. */
export function failsEverything(error: FleetErrorFacts): boolean {
  return concernsCredentials(error) || wayKinds.has(error.kind);
}

/** An error with its facts. `message` says what the SDK or the service said; `cause` is the error it came from. */
export interface FleetError extends Error, FleetErrorFacts {}

/** Makes a {@link FleetError}. */
export function fleetError(facts: FleetErrorFacts, message: string, cause?: unknown): FleetError {
  return Object.assign(new Error(message, { cause }), { name: 'FleetError' }, facts);
}

/** What a call rejects with that nobody waits for any more. Nobody is told of it. */
export function canceled(operation?: string): FleetError {
  return fleetError({ kind: 'canceled', ...(operation === undefined ? {} : { operation }) }, 'Canceled');
}

/** Whether something thrown is a {@link FleetError}, from whichever bundle. */
export function isFleetError(thrown: unknown): thrown is FleetError {
  return thrown instanceof Error && thrown.name === 'FleetError' && 'kind' in thrown;
}

/** The {@link FleetError} behind something thrown. What is not one becomes one of the kind `unexpected`. */
export function asFleetError(thrown: unknown): FleetError {
  if (isFleetError(thrown)) {
    return thrown;
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return fleetError({ kind: 'unexpected' }, message, thrown);
}
