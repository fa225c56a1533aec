import type { ProfileProblem } from './profiles';

/**
 * What can go wrong between the program and a fleet. Errors are identified by `kind` and never by class, because a class
 * isn't shared between bundles.
 */
export type FleetErrorKind =
  /** No credentials were found. */
  | 'noCredentials'
  /** The selected profile is missing or incomplete, or its credential source failed. */
  | 'profile'
  /** The credential process failed, or its output isn't credentials. */
  | 'credentialProcess'
  /** The credential source, such as a credential process, took too long. It may still be running. */
  | 'credentialsTimeout'
  /** The user canceled the wait for credentials. Their source may still be running. */
  | 'credentialsCanceled'
  /** The settings, the environment and the profile have no Region. */
  | 'noRegion'
  /** The session or token expired. */
  | 'expired'
  /** AWS rejected the credentials: unknown key, wrong signature, or a Region that isn't enabled for the account. */
  | 'badCredentials'
  /** AWS denied the request. {@link FleetErrorFacts.denial} has the reason. */
  | 'denied'
  /** The service or the Region isn't enabled for the account. */
  | 'notEnabled'
  /** AWS rejected the time of the request: the clock of this machine is wrong. */
  | 'clock'
  | 'throttled'
  | 'notFound'
  /** The fleet index doesn't have what the request needs. */
  | 'notIndexed'
  /** AWS IoT is building the fleet index. */
  | 'indexNotReady'
  /** The request itself is invalid. */
  | 'invalid'
  /** AWS failed (5xx). */
  | 'service'
  /** No connection: no network, unknown host, refused, reset. */
  | 'offline'
  /** The TLS certificate isn't trusted or isn't from AWS. */
  | 'certificate'
  /** The Region has no Greengrass endpoint. */
  | 'wrongRegion'
  /** No response in time. */
  | 'timeout'
  /** A proxy, a gateway or a sign-in page answered instead of AWS. */
  | 'proxy'
  /** The response from AWS is unreadable. */
  | 'badResponse'
  /** The snapshot doesn't include it, because it wasn't scanned when the snapshot was saved. */
  | 'notRecorded'
  | 'canceled'
  | 'unexpected';

/** The type of the policy that denies a request. */
export type DenyingPolicy =
  | 'identity'
  | 'resource'
  | 'serviceControl'
  | 'resourceControl'
  | 'permissionsBoundary'
  | 'session'
  | 'vpcEndpoint'
  | 'roleTrust';

/** Why AWS denied a request. */
export interface Denial {
  /** Whether a statement denies the request. Otherwise, no statement allows it. */
  readonly isExplicit: boolean;
  /** `undefined` if a statement denies it and AWS doesn't say where. */
  readonly policy: DenyingPolicy | undefined;
}

/** Facts about one failure. None of them is secret, so all of them may be shown and logged. */
export interface FleetErrorFacts {
  readonly kind: FleetErrorKind;
  /** The operation name in the API, e.g. `ListCoreDevices`. */
  readonly operation?: string;
  /** The denied IAM action, e.g. `greengrass:ListCoreDevices`. Only for the kind `denied`. */
  readonly permission?: string;
  /** Only for the kind `denied`. Absent if AWS gives no reason. */
  readonly denial?: Denial;
  /** Why the profile can't be used, if its files say so. Only for the kind `profile`. */
  readonly profileProblem?: ProfileProblem;
  /** The name of the profile to show. */
  readonly profile?: string;
  /** The Region of the request. */
  readonly region?: string;
  /** The core device that was requested by name, if nothing else is known about it. */
  readonly thingName?: string;
  /** The account in which that core device wasn't found. */
  readonly account?: string;
  readonly httpStatus?: number;
  readonly requestId?: string;
  readonly attempts?: number;
  /** How long to wait according to AWS, in seconds. */
  readonly retryAfterSeconds?: number;
  /** The exit code of the credential process. Only for the kind `credentialProcess`. */
  readonly exitCode?: number;
  /** What a proxy or gateway says it is, in its `Server` or `Via` header. Only for the kind `proxy`. */
  readonly server?: string;
  /** The title of the page of a proxy or gateway. Only for the kind `proxy`. */
  readonly pageTitle?: string;
  /** The host that a proxy or gateway redirects to. Only for the kind `proxy`. */
  readonly redirectHost?: string;
}

const credentialKinds: ReadonlySet<FleetErrorKind> = new Set<FleetErrorKind>([
  'noCredentials',
  'profile',
  'expired',
  'badCredentials',
  'credentialProcess',
  'credentialsTimeout',
  'credentialsCanceled',
]);

const connectivityKinds: ReadonlySet<FleetErrorKind> = new Set([
  'noRegion',
  'offline',
  'certificate',
  'wrongRegion',
  'proxy',
  'notEnabled',
  'clock',
]);

/** Whether the credentials failed. Every other call fails, too, until the user fixes them. */
export function concernsCredentials({ kind }: FleetErrorFacts): boolean {
  return credentialKinds.has(kind);
}

/** Whether every other call on the same connection is likely to fail in the same way. */
export function failsEverything(error: FleetErrorFacts): boolean {
  return concernsCredentials(error) || connectivityKinds.has(error.kind);
}

/** An error with its facts. `message` comes from the SDK or AWS; `cause` is the original error. */
export interface FleetError extends Error, FleetErrorFacts {
  /**
   * What a credential process wrote to standard error, without the words of its command line. Only for a hover: it may
   * still say more than a log, a message or a panel should keep.
   */
  readonly processOutput?: string;
}

/** Makes a {@link FleetError}. */
export function fleetError(facts: FleetErrorFacts, message: string, cause?: unknown): FleetError {
  return Object.assign(new Error(message, { cause }), { name: 'FleetError' }, facts);
}

/** The error of a call that was canceled. It is never shown. */
export function canceled(operation?: string): FleetError {
  return fleetError({ kind: 'canceled', ...(operation === undefined ? {} : { operation }) }, 'Canceled');
}

/** Whether a thrown value is a {@link FleetError}, from any bundle. */
export function isFleetError(thrown: unknown): thrown is FleetError {
  return thrown instanceof Error && thrown.name === 'FleetError' && 'kind' in thrown;
}

/** Returns a thrown {@link FleetError}, or wraps any other thrown value in one of the kind `unexpected`. */
export function asFleetError(thrown: unknown): FleetError {
  if (isFleetError(thrown)) {
    return thrown;
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return fleetError({ kind: 'unexpected' }, message, thrown);
}
