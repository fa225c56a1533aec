import type { Operation } from './apiModel';

/** What can go wrong with an answer. */
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
  /** No answer ever comes, or only the first half of its body. */
  | { readonly kind: 'hang'; readonly midBody?: boolean }
  /** The body comes byte by byte, with so many milliseconds between them. */
  | { readonly kind: 'drip'; readonly milliseconds: number }
  /** The connection breaks, before the answer or in the middle of its body. */
  | { readonly kind: 'reset'; readonly midBody?: boolean }
  /** Something on the way answers with a page of its own. */
  | { readonly kind: 'html'; readonly status: number }
  /** The JSON ends halfway. */
  | { readonly kind: 'truncate' }
  /** Another body in the place of the answer's; a foreign one is that of something on the way. */
  | { readonly kind: 'body'; readonly body: string; readonly status?: number; readonly isForeign?: boolean }
  /** Every answer carries the next of these tokens in turn, and any token is accepted. */
  | { readonly kind: 'tokens'; readonly tokens: readonly string[] }
  /** Every answer carries a token that no answer has carried before. */
  | { readonly kind: 'endlessTokens' }
  /** So many pages (1 where it is absent) are empty and carry a token, before the page that was asked for. */
  | { readonly kind: 'emptyPage'; readonly count?: number }
  /** Lists have items that are null. */
  | { readonly kind: 'nullItems' }
  /** Fields have values of another type: these, or all of them. */
  | { readonly kind: 'wrongTypes'; readonly fields?: readonly string[] };

/** A fault: which requests it meets, how often, and what happens to them. */
export interface Fault {
  /** Every operation where it is absent. */
  readonly operation?: Operation;
  /** The name in the path: of a core device, a job, a thing group, or a deployment's ID; every one where it is absent. */
  readonly name?: string;
  /** The number of the page, from 1, or every page but the first. Every page where it is absent. */
  readonly page?: number | 'later';
  /** How many requests it meets; all where it is absent. */
  readonly times?: number;
  /** Meets only what goes beyond this rate. */
  readonly beyond?: RateLimit;
  readonly effect: Effect;
}

/** A token bucket: so many requests at once, and so many more each second. */
export interface RateLimit {
  readonly burst: number;
  readonly perSecond: number;
}

function forbidden(type: string, message: string): Effect {
  return { kind: 'error', status: 403, type, message };
}

/**
 * The refusal that the service sends for a missing permission.
 * @param action such as `greengrass:ListCoreDevices`, one of `iot:` that the service needs, or `null`, which it also says
 */
export function accessDenied(action: string): Effect {
  const user = 'arn:aws:iam::123456789012:user/operator';
  return forbidden(
    'AccessDeniedException',
    `User: ${user} is not authorized to perform: ${action} on resource: arn:aws:greengrass:eu-west-1:123456789012:*`,
  );
}

/** The answer to a session that is past its end. */
export const expiredToken = forbidden('ExpiredTokenException', 'The security token included in the request is expired');

/** The answer to an access key that does not exist. */
export const unrecognizedClient = forbidden(
  'UnrecognizedClientException',
  'The security token included in the request is invalid.',
);

/** The answer to a secret key that does not belong to the access key. */
export const invalidSignature = forbidden(
  'InvalidSignatureException',
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
);

/** A failure of the service's own. */
export function internalServerError(retryAfterSeconds?: number): Effect {
  const error = {
    kind: 'error',
    status: 500,
    type: 'InternalServerException',
    message: 'Internal server error',
  } as const;
  return retryAfterSeconds === undefined ? error : { ...error, retryAfterSeconds };
}

/** The answer of a service that is down, or of the machinery before it. */
export const serviceUnavailable: Effect = {
  kind: 'error',
  status: 503,
  type: 'ServiceUnavailableException',
  message: 'Service Unavailable',
};
