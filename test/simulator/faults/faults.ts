import type { Operation } from '../http/apiModel';

/** Effects of a fault on a response. */
export type Effect =
  | { readonly kind: 'slow'; readonly milliseconds: number }
  | { readonly kind: 'throttle'; readonly retryAfterSeconds?: number }
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly type: string;
      readonly message: string;
      readonly retryAfterSeconds?: number;
    }
  /** No response, or only the first half of its body. */
  | { readonly kind: 'hang'; readonly midBody?: boolean }
  /** The body is sent byte by byte, with a pause in milliseconds. */
  | { readonly kind: 'drip'; readonly milliseconds: number }
  /** The connection breaks before the response or in the middle of its body. */
  | { readonly kind: 'reset'; readonly midBody?: boolean }
  /** A proxy responds with an HTML page. */
  | { readonly kind: 'html'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** The JSON ends halfway. */
  | { readonly kind: 'truncate' }
  /** Another body; a foreign one is from a proxy or gateway. */
  | {
      readonly kind: 'body';
      readonly body: string;
      readonly status?: number;
      readonly isForeign?: boolean;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Every response has the next of these tokens in turn, and any token is accepted. */
  | { readonly kind: 'tokens'; readonly tokens: readonly string[] }
  /** Every response has a new token. */
  | { readonly kind: 'endlessTokens' }
  /** Empty pages with tokens come before the requested page; by default 1. */
  | { readonly kind: 'emptyPage'; readonly count?: number }
  /** Lists have null items. */
  | { readonly kind: 'nullItems' }
  /** These or all fields have values of a wrong type. */
  | { readonly kind: 'wrongTypes'; readonly fields?: readonly string[] };

/** A fault: the requests it affects, how often, and its effect. */
export interface Fault {
  /** By default every operation. */
  readonly operation?: Operation;
  /** The name in the path: core device, job, thing group or deployment ID; by default any. */
  readonly name?: string;
  /** The page number, from 1, or every page but the first; by default every page. */
  readonly page?: number | 'later';
  /** Number of affected requests; by default all. */
  readonly times?: number;
  /** Affects only requests beyond this rate. */
  readonly beyond?: RateLimit;
  readonly effect: Effect;
}

/** A token bucket. */
export interface RateLimit {
  readonly burst: number;
  readonly perSecond: number;
}

function forbidden(type: string, message: string): Effect {
  return { kind: 'error', status: 403, type, message };
}

/**
 * The error of the service for a denied request.
 * @param action such as `greengrass:ListCoreDevices`, an `iot:` action that the service needs, or `null`, which AWS also sends
 * @param reason as AWS writes it at the end of the message; not every service does
 */
export function accessDeniedBecause(action: string, reason: string): Effect {
  const user = 'arn:aws:iam::123456789012:user/operator';
  const service = /^(iot|logs):/u.exec(action)?.[1] ?? 'greengrass';
  const resource = `arn:aws:${service}:eu-west-1:123456789012:*`;
  return forbidden(
    'AccessDeniedException',
    `User: ${user} is not authorized to perform: ${action} on resource: ${resource}${reason === '' ? '' : ` ${reason}`}`,
  );
}

/** The error of the service for a missing permission. For the action `null`, AWS gives no reason. */
export function accessDenied(action: string): Effect {
  return accessDeniedBecause(
    action,
    action === 'null' ? '' : `because no identity-based policy allows the ${action} action`,
  );
}

/** The error for an expired session. */
export const expiredToken = forbidden('ExpiredTokenException', 'The security token included in the request is expired');

/** The error for an unknown access key. */
export const unrecognizedClient = forbidden(
  'UnrecognizedClientException',
  'The security token included in the request is invalid.',
);

/** The error for a wrong secret key. */
export const invalidSignature = forbidden(
  'InvalidSignatureException',
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
);

/** An internal error of the service. */
export function internalServerError(retryAfterSeconds?: number): Effect {
  const error = {
    kind: 'error',
    status: 500,
    type: 'InternalServerException',
    message: 'Internal server error',
  } as const;
  return retryAfterSeconds === undefined ? error : { ...error, retryAfterSeconds };
}

/** An internal error of AWS IoT. */
export const iotInternalFailure: Effect = {
  kind: 'error',
  status: 500,
  type: 'InternalFailureException',
  message: 'An internal failure has occurred.',
};

/** The error of AWS IoT for a principal that it doesn't know. Missing permissions are denied by {@link accessDenied}. */
export const iotUnauthorized: Effect = {
  kind: 'error',
  status: 401,
  type: 'UnauthorizedException',
  message: 'Not authorized to perform this action.',
};

/** The error of a service or load balancer that is down. */
export const serviceUnavailable: Effect = {
  kind: 'error',
  status: 503,
  type: 'ServiceUnavailableException',
  message: 'Service Unavailable',
};
