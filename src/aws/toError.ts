import {
  fleetError,
  isFleetError,
  type FleetError,
  type FleetErrorFacts,
  type FleetErrorKind,
} from '../greengrass/ports/fleetError';
import { number, property, string } from '../base/json';
import { hasGreengrass } from '../greengrass/regions';
import { actionIn, denialIn, isClockSkew, isNotEnabled } from './denial';
import { safeMessage } from './safeMessage';
import { nonAwsResponse } from './middleware/nonAwsResponse';

/** Facts of an SDK error. Any of them can be missing. */
interface Thrown {
  readonly name: string;
  readonly message: string;
  readonly code: string | undefined;
  readonly httpStatus: number | undefined;
  readonly requestId: string | undefined;
  readonly attempts: number | undefined;
  readonly retryAfterSeconds: number | undefined;
}

function read(thrown: unknown): Thrown {
  const metadata = property(thrown, '$metadata');
  const cause = property(thrown, 'cause');
  const retryAfter = number(property(thrown, 'retryAfterSeconds'));
  return {
    name: string(property(thrown, 'name')) ?? 'Error',
    message: safeMessage(string(property(thrown, 'message')) ?? String(thrown)),
    code: string(property(thrown, 'code')) ?? string(property(cause, 'code')),
    httpStatus: number(property(metadata, 'httpStatusCode')),
    requestId: string(property(metadata, 'requestId')),
    attempts: number(property(metadata, 'attempts')),
    // The API model defaults to 0 when the header is missing.
    retryAfterSeconds: retryAfter === 0 ? undefined : retryAfter,
  };
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
  ResourceNotFoundException: 'notFound',
  ValidationException: 'invalid',
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

/** An error in the code of the SDK, which doesn't check the files that it reads. Its message means nothing to a user. */
const codeError =
  /^(Cannot (read|set) propert|Invalid time value|Invalid URL)|\b(TypeError|RangeError|ReferenceError): /u;

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
  return status === 403 ? 'denied' : status >= 400 ? 'invalid' : 'badAnswer';
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

function kindOf(thrown: Thrown, context: CallContext): FleetErrorKind {
  if (credentialError.test(thrown.name)) {
    return credentialKind(thrown.message, context);
  }
  if (thrown.name === 'SyntaxError') {
    return 'badAnswer';
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
 * The kind of an error before any API call. It concerns the credentials unless it has a cause of its own. For example,
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

/** The message of an error before any API call. */
function messageBeforeCall({ message }: Thrown): string {
  return codeError.test(message) ? "The AWS SDK couldn't read the profile or its cached session." : message;
}

/** What AWS denied, and why. The message can lack both. */
function denialOf(message: string, call: CallContext['call']): Pick<FleetErrorFacts, 'permission' | 'denial'> {
  return { permission: actionIn(message) ?? call?.action, denial: denialIn(message) };
}

/** What a response that isn't from AWS says about its sender. */
function senderOf(thrown: unknown): Pick<FleetErrorFacts, 'server' | 'pageTitle' | 'redirectHost'> {
  const [server, pageTitle, redirectHost] = (['server', 'pageTitle', 'redirectHost'] as const).map((key) =>
    string(property(thrown, key)),
  );
  return { server, pageTitle, redirectHost };
}

/**
 * Converts anything thrown to a {@link FleetError}. Keeps only the name, message and code, because SDK errors can contain
 * the signed request and the session token.
 */
export function toError(thrown: unknown, context: CallContext): FleetError {
  if (isFleetError(thrown)) {
    return thrown;
  }
  const { call, region, profile, hasProfile } = context;
  const facts = read(thrown);
  const message = call === undefined ? messageBeforeCall(facts) : facts.message;
  const ownKind = kindOf(facts, context);
  const kind = call === undefined ? kindBeforeCall(ownKind, facts, hasProfile) : ownKind;
  const { httpStatus, requestId, attempts, retryAfterSeconds, code } = facts;
  const cause = Object.assign(new Error(message), { name: facts.name, ...(code === undefined ? {} : { code }) });
  const known = {
    ...(kind === 'proxy' ? senderOf(thrown) : {}),
    ...(kind === 'denied' ? denialOf(facts.message, call) : {}),
    operation: call?.operation,
    profile,
    region,
    httpStatus,
    requestId,
    attempts,
    retryAfterSeconds,
  };
  const present = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
  return fleetError({ kind, ...present }, message, cause);
}
