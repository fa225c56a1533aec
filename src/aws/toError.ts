import { fleetError, isFleetError, type FleetError, type FleetErrorKind } from '../greengrass/ports/fleetError';
import { number, property, string } from '../base/json';
import { hasGreengrass } from '../greengrass/regions';
import { nonAwsResponse } from './middleware/rejectNonAwsResponse';

/** What is read from an error of the SDK; nothing in it is taken for granted. */
interface Thrown {
  readonly name: string;
  readonly message: string;
  readonly code: string | undefined;
  readonly httpStatus: number | undefined;
  readonly requestId: string | undefined;
  readonly attempts: number | undefined;
  readonly retryAfterSeconds: number | undefined;
}

/** A refused signature is told with the request that was signed, and that has the session token in it. */
const signedRequest = /\s*The Canonical String for this request[^]*$/u;
const token = /(x-amz-security-token|authorization):\s*[^\n]*/giu;

/** What the SDK adds to every answer that it cannot read; it speaks to a programmer. */
const sdkHint = /\s*Deserialization error: to see the raw response[^]*$/u;

function read(thrown: unknown): Thrown {
  const metadata = property(thrown, '$metadata');
  const cause = property(thrown, 'cause');
  const retryAfter = number(property(thrown, 'retryAfterSeconds'));
  return {
    name: string(property(thrown, 'name')) ?? 'Error',
    message: (string(property(thrown, 'message')) ?? String(thrown))
      .replace(sdkHint, '')
      .replace(signedRequest, '')
      .replace(token, '$1: (left out)'),
    code: string(property(thrown, 'code')) ?? string(property(cause, 'code')),
    httpStatus: number(property(metadata, 'httpStatusCode')),
    requestId: string(property(metadata, 'requestId')),
    attempts: number(property(metadata, 'attempts')),
    // The model's default for an absent header is 0, which is no wish to wait.
    retryAfterSeconds: retryAfter === 0 ? undefined : retryAfter,
  };
}

const kindsByName: Readonly<Record<string, FleetErrorKind>> = {
  AbortError: 'canceled',
  TimeoutError: 'timeout',
  [nonAwsResponse]: 'proxy',
  AccessDeniedException: 'denied',
  UnauthorizedException: 'denied',
  ThrottlingException: 'throttled',
  TooManyRequestsException: 'throttled',
  ResourceNotFoundException: 'notFound',
  ValidationException: 'invalid',
  UnknownOperationException: 'invalid',
  InternalServerException: 'service',
  ServiceUnavailableException: 'service',
  ExpiredToken: 'expired',
  ExpiredTokenException: 'expired',
  RequestExpired: 'expired',
  UnrecognizedClientException: 'badCredentials',
  InvalidClientTokenId: 'badCredentials',
  InvalidSignatureException: 'badCredentials',
  SignatureDoesNotMatch: 'badCredentials',
  IncompleteSignatureException: 'badCredentials',
  MissingAuthenticationTokenException: 'badCredentials',
};

/** Codes of Node for a network that does not carry the request. */
const networkCode = /^(E(CONN\w+|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH|NETDOWN|PIPE)|ERR_(TLS|SSL)_\w+)$/u;

/** Codes of Node for a certificate that does not hold. */
const certificateCode =
  /^(CERT_\w+|CRL_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+|DEPTH_ZERO\w*|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE)|ERR_TLS_CERT_\w+)$/u;

const credentialError = /^(Credentials|Token)ProviderError$/u;
const expiredSession =
  /expired|refresh token|refresh this sso session|invalid_grant|sso session.*invalid|UnauthorizedException|re-?authenticate|failed to load (a )?token/iu;

/** What OpenSSL says of such a certificate. */
const certificateFailure =
  /self[- ]signed certificate|unable to (verify the first|get (local )?issuer) certificate|certificate (has expired|is not yet valid)|does not match certificate's altnames/u;

/** The SDK keeps only the message of what went wrong on the way to the service of a sign-in. */
const networkFailure = /^(Error|TimeoutError): .*\b(ECONN\w+|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)\b/u;

/** What a code of the network means: a host of a Region that does not exist is not found either. */
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
  if (expiredSession.test(message)) {
    return 'expired';
  }
  return hasProfile ? 'profile' : 'noCredentials';
}

/** HTML where JSON belongs: something on the way answered. The SDK reports it as JSON that cannot be parsed. */
function unreadableKind({ message, httpStatus }: Thrown): FleetErrorKind {
  return /token '?<|<!doctype|<html/iu.test(message) || httpStatus === 407 ? 'proxy' : 'badAnswer';
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

/** Where the failed call was made; it decides what an error means. */
export interface CallContext {
  /**
   * The operation, as the API spells it, and the IAM action that allows it. `undefined` before a call, while the
   * connection is opened or credentials are looked for.
   */
  readonly call: { readonly operation: string; readonly action: string } | undefined;
  readonly region: string;
  /** The profile as a person knows it. */
  readonly profile: string;
  /** Whether a profile was chosen: then a lack of credentials is the profile's fault. */
  readonly hasProfile: boolean;
}

function kindOf(thrown: Thrown, context: CallContext): FleetErrorKind {
  if (credentialError.test(thrown.name)) {
    return credentialKind(thrown.message, context);
  }
  // A proxy's page can come with any status and under any name, so what it looks like counts first.
  if (thrown.name === 'SyntaxError') {
    return unreadableKind(thrown);
  }
  if (thrown.code !== undefined && certificateCode.test(thrown.code)) {
    return 'certificate';
  }
  if (thrown.code !== undefined && networkCode.test(thrown.code)) {
    return networkKind(thrown.code, context.region, thrown.message);
  }
  return kindsByName[thrown.name] ?? kindByStatus(thrown.httpStatus);
}

/**
 * What an error means that came before any call of the fleet: it has to do with the credentials, unless it names its
 * cause. STS refuses a wrong MFA code, for one, and names no permission.
 */
function kindBeforeCall(kind: FleetErrorKind, { message }: Thrown, hasProfile: boolean): FleetErrorKind {
  if (kind === 'denied') {
    return missingPermission(message, undefined) === undefined ? 'badCredentials' : 'denied';
  }
  return hasProfile && (kind === 'unexpected' || kind === 'invalid') ? 'profile' : kind;
}

/** The IAM action that a refusal names; the one of the call where it names none (the service may say `null`). */
function missingPermission(message: string, call: CallContext['call']): string | undefined {
  return /not authorized to perform:?\s+([a-z0-9-]+:[A-Za-z*]+)/u.exec(message)?.[1] ?? call?.action;
}

/**
 * Anything thrown, as a {@link FleetError}. Only its name, message and code are kept: an error of the SDK carries the
 * request with its signature and, for some, the session token.
 */
export function toError(thrown: unknown, context: CallContext): FleetError {
  if (isFleetError(thrown)) {
    return thrown;
  }
  const facts = read(thrown);
  const { call, region, profile, hasProfile } = context;
  const ownKind = kindOf(facts, context);
  const kind = call === undefined ? kindBeforeCall(ownKind, facts, hasProfile) : ownKind;
  const permission = kind === 'denied' ? missingPermission(facts.message, call) : undefined;
  const { httpStatus, requestId, attempts, retryAfterSeconds, code } = facts;
  const cause = Object.assign(new Error(facts.message), { name: facts.name, ...(code === undefined ? {} : { code }) });
  const known = {
    operation: call?.operation,
    permission,
    profile,
    region,
    httpStatus,
    requestId,
    attempts,
    retryAfterSeconds,
  };
  const present = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
  return fleetError({ kind, ...present }, facts.message, cause);
}
