import type { Operation } from './request';
import { ServiceError } from './serviceError';

/** What can go wrong instead of, or before, the answer. */
export type Effect =
  | { readonly kind: 'throttle'; readonly retryAfterSeconds?: number }
  | { readonly kind: 'error'; readonly status: number; readonly type: string; readonly message: string }
  | { readonly kind: 'slow'; readonly milliseconds: number }
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset'; readonly midBody?: boolean }
  | { readonly kind: 'html'; readonly status: number }
  | { readonly kind: 'truncate' }
  | { readonly kind: 'body'; readonly body: string }
  /** Every answer carries the next of these tokens in turn, and any token is accepted. */
  | { readonly kind: 'tokens'; readonly tokens: readonly string[] }
  /** Every answer carries a token that no answer has carried before. */
  | { readonly kind: 'endlessTokens' }
  /** The page is empty and carries a token to the page that was asked for. */
  | { readonly kind: 'emptyPage' }
  | { readonly kind: 'nullItems' };

/** A fault: which requests it meets, how often, and what happens to them. */
export interface Fault {
  /** Every operation where it is absent. */
  readonly operation?: Operation;
  /** Every device where it is absent. */
  readonly name?: string;
  /** Only requests for the first page (1), or any but the first (2). Every page where it is absent. */
  readonly page?: 'first' | 'later';
  /** How many requests it meets; all where it is absent. */
  readonly times?: number;
  readonly effect: Effect;
}

/** The refusal that the service sends for a missing permission. */
export function accessDenied(action: string): Effect {
  const message = `User: arn:aws:iam::123456789012:user/operator is not authorized to perform: ${action} on resource: *`;
  return { kind: 'error', status: 403, type: 'AccessDeniedException', message };
}

/** The answer to a session that is past its end. */
export const expiredToken: Effect = {
  kind: 'error',
  status: 403,
  type: 'ExpiredTokenException',
  message: 'The security token included in the request is expired',
};

/** The error that an effect stands for, where it stands for one. */
export function errorOf(effect: Effect): ServiceError | undefined {
  switch (effect.kind) {
    case 'throttle': {
      const { retryAfterSeconds } = effect;
      const headers: Record<string, string> =
        retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
      return new ServiceError(429, 'ThrottlingException', 'Rate exceeded', { serviceCode: 'greengrass' }, headers);
    }
    case 'error':
      return new ServiceError(effect.status, effect.type, effect.message);
    default:
      return undefined;
  }
}

/** The faults in force. Each remembers how often it may still strike. */
export class Faults {
  private remaining: { readonly fault: Fault; left: number }[] = [];

  set(faults: readonly Fault[]): void {
    this.remaining = faults.map((fault) => ({ fault, left: fault.times ?? Infinity }));
  }

  /** The effects that meet a request, in the order they were set. */
  take(operation: Operation, name: string, isFirstPage: boolean): readonly Effect[] {
    const met = this.remaining.filter(
      ({ fault, left }) =>
        left > 0 &&
        (fault.operation ?? operation) === operation &&
        (fault.name ?? name) === name &&
        (fault.page ?? (isFirstPage ? 'first' : 'later')) === (isFirstPage ? 'first' : 'later'),
    );
    met.forEach((entry) => {
      entry.left -= 1;
    });
    return met.map(({ fault }) => fault.effect);
  }
}
