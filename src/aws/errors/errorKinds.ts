import type { FleetErrorKind } from '../../greengrass/ports/fleetError';
import { hasGreengrass } from '../../greengrass/regions';
import { actionIn, isClockSkew, isNotEnabled } from './denial';
import { nonAwsResponse } from '../middleware/nonAwsResponse';

/** Facts of an SDK error. Any of them can be missing. */
export interface Thrown {
  readonly name: string;
  readonly message: string;
  readonly code: string | undefined;
  readonly httpStatus: number | undefined;
  readonly requestId: string | undefined;
  readonly attempts: number | undefined;
  readonly retryAfterSeconds: number | undefined;
}

const kindsByName: Readonly<Record<string, FleetErrorKind>> = {
  AbortError: 'canceled',
  TimeoutError: 'timeout',
  [nonAwsResponse]: 'proxy',
  AccessDenied: 'denied',
  AccessDeniedException: 'denied',
  UnauthorizedException: 'denied',
  UnauthorizedOperation: 'denied',
  NotAuthorized: 'denied',
  ThrottlingException: 'throttled',
  TooManyRequestsException: 'throttled',
  Throttling: 'throttled',
  RequestLimitExceeded: 'throttled',
  ResourceNotFoundException: 'notFound',
  IndexNotReadyException: 'indexNotReady',
  ValidationException: 'invalid',
  InvalidParameterException: 'invalid',
  InvalidOperationException: 'invalid',
  // Too many Live Tail sessions: other requests succeed.
  LimitExceededException: 'invalid',
  SessionTimeoutException: 'timeout',
  SessionStreamingException: 'service',
  UnknownOperationException: 'invalid',
  InternalServerException: 'service',
  ServiceUnavailableException: 'service',
  ExpiredToken: 'expired',
  ExpiredTokenException: 'expired',
  UnrecognizedClientException: 'badCredentials',
  InvalidClientTokenId: 'badCredentials',
  AuthFailure: 'badCredentials',
  InvalidSignatureException: 'badCredentials',
  SignatureDoesNotMatch: 'badCredentials',
  IncompleteSignatureException: 'badCredentials',
  MissingAuthenticationTokenException: 'badCredentials',
};

/** Node's error codes for network failures. */
const networkCode = /^(E(CONN\w+|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH|NETDOWN|PIPE)|ERR_(TLS|SSL)_\w+)$/u;

/** Node's error codes for invalid certificates. */
const certificateCode =
  /^(CERT_\w+|CRL_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+|DEPTH_ZERO\w*|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE)|ERR_TLS_CERT_\w+)$/u;

const credentialError = /^(Credentials|Token)ProviderError$/u;
const expiredSession =
  /expired|refresh token|refresh this sso session|invalid_grant|sso session.*invalid|UnauthorizedException|re-?authenticate|failed to load (a )?token/iu;

/** The code error for a cached session with missing fields. */
const brokenSession = /\(reading '(accessToken|expiresAt)'\)/u;

/** OpenSSL's messages for invalid certificates. */
const certificateFailure =
  /self[- ]signed certificate|unable to (verify the first|get (local )?issuer) certificate|certificate (has expired|is not yet valid)|does not match certificate's altnames/u;

/** For a network failure during sign-in, the SDK keeps only the message. */
const networkFailure = /^(Error|TimeoutError): .*\b(ECONN\w+|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)\b/u;

/** The kind of a network failure. A nonexistent Region also causes ENOTFOUND. */
function networkKind(code: string, region: string, message: string): FleetErrorKind {
  return code === 'ENOTFOUND' && !hasGreengrass(region) && message.includes(region) ? 'wrongRegion' : 'offline';
}

function credentialKind(message: string, { region, hasProfile }: CallContext): FleetErrorKind {
  const code = networkFailure.exec(message)?.[2];
  if (code !== undefined) {
    return networkKind(code, region, message);
  }
  if (certificateFailure.test(message)) {
    return 'certificate';
  }
  if (expiredSession.test(message) || brokenSession.test(message)) {
    return 'expired';
  }
  return hasProfile ? 'profile' : 'noCredentials';
}

function kindByStatus(status: number | undefined): FleetErrorKind {
  if (status === undefined) {
    return 'unexpected';
  }
  if (status === 407) {
    return 'proxy';
  }
  if (status === 429) {
    return 'throttled';
  }
  if (status >= 500) {
    return 'service';
  }
  return status === 403 ? 'denied' : status >= 400 ? 'invalid' : 'badResponse';
}

/** Context of the failed call, which decides the kind of an error. */
export interface CallContext {
  /**
   * Name of the operation in the API, and the IAM action that allows it. `undefined` while the connection opens or gets
   * credentials.
   */
  readonly call: { readonly operation: string; readonly action: string } | undefined;
  readonly region: string;
  /** The profile name to show. */
  readonly profile: string;
  /** Whether a profile was selected. Then missing credentials are an error in the profile. */
  readonly hasProfile: boolean;
}

function ownKind(thrown: Thrown, context: CallContext): FleetErrorKind {
  if (credentialError.test(thrown.name)) {
    return credentialKind(thrown.message, context);
  }
  if (thrown.name === 'SyntaxError') {
    return 'badResponse';
  }
  if (thrown.code !== undefined && certificateCode.test(thrown.code)) {
    return 'certificate';
  }
  if (thrown.code !== undefined && networkCode.test(thrown.code)) {
    return networkKind(thrown.code, context.region, thrown.message);
  }
  if (isNotEnabled(thrown.name, thrown.message)) {
    return 'notEnabled';
  }
  return isClockSkew(thrown.name, thrown.message)
    ? 'clock'
    : (kindsByName[thrown.name] ?? kindByStatus(thrown.httpStatus));
}

/**
 * The kind of an error before any API call. It concerns the credentials unless it has another cause. For example,
 * STS denies a wrong MFA code without a permission in the message.
 */
function kindBeforeCall(kind: FleetErrorKind, { message }: Thrown, hasProfile: boolean): FleetErrorKind {
  if (kind === 'denied') {
    return actionIn(message) === undefined ? 'badCredentials' : 'denied';
  }
  if (brokenSession.test(message)) {
    return 'expired';
  }
  return hasProfile && (kind === 'unexpected' || kind === 'invalid') ? 'profile' : kind;
}

/** The kind of an error. */
export function kindOf(thrown: Thrown, context: CallContext): FleetErrorKind {
  const kind = ownKind(thrown, context);
  return context.call === undefined ? kindBeforeCall(kind, thrown, context.hasProfile) : kind;
}
