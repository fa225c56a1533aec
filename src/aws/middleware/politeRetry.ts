import { AdaptiveRetryStrategy } from '@smithy/core/retry';
import { property } from '../../base/json';
import { nonAwsResponse } from './nonAwsResponse';

type RetryToken = Parameters<AdaptiveRetryStrategy['refreshRetryTokenForRetry']>[0];
type RetryErrorInfo = Parameters<AdaptiveRetryStrategy['refreshRetryTokenForRetry']>[1];

/** The SDK reports these as timeouts too, but a retry on a new connection may succeed. */
const brokenConnectionCodes: ReadonlySet<unknown> = new Set(['ECONNRESET', 'EPIPE']);

function isTimeout(error: unknown): boolean {
  return (
    error instanceof Error && error.name === 'TimeoutError' && !brokenConnectionCodes.has(Reflect.get(error, 'code'))
  );
}

/** Retry-After in whole seconds; `undefined` without one. */
function secondsUntil(hint: Date | undefined): number | undefined {
  const seconds = hint === undefined ? 0 : Math.round((hint.getTime() - Date.now()) / 1000);
  return seconds > 0 ? seconds : undefined;
}

/**
 * The adaptive retry strategy of the SDK, which stays below the rate limit of AWS. It also reports throttling, and doesn't
 * retry after a timeout, because by then the user has waited long enough.
 */
export class PoliteRetry extends AdaptiveRetryStrategy {
  constructor(
    maxAttempts: () => Promise<number>,
    private readonly didThrottle: (retryAfterSeconds: number | undefined) => void,
  ) {
    super(maxAttempts);
  }

  override refreshRetryTokenForRetry(
    token: RetryToken,
    info: RetryErrorInfo,
  ): ReturnType<AdaptiveRetryStrategy['refreshRetryTokenForRetry']> {
    // A gateway can limit requests, too, but says nothing about the limit of AWS.
    if (info.errorType === 'THROTTLING' && property(info.error, 'name') !== nonAwsResponse) {
      this.didThrottle(secondsUntil(info.retryAfterHint));
    }
    const errorType = isTimeout(info.error) ? 'CLIENT_ERROR' : info.errorType;
    return super.refreshRetryTokenForRetry(token, { ...info, errorType });
  }
}
