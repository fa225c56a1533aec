import { AdaptiveRetryStrategy } from '@smithy/core/retry';

type RetryToken = Parameters<AdaptiveRetryStrategy['refreshRetryTokenForRetry']>[0];
type RetryErrorInfo = Parameters<AdaptiveRetryStrategy['refreshRetryTokenForRetry']>[1];

/** What the SDK names a time-out, too; the connection broke, and another one may do better. */
const brokenConnection: ReadonlySet<unknown> = new Set(['ECONNRESET', 'EPIPE']);

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError' && !brokenConnection.has(Reflect.get(error, 'code'));
}

/** How long the service asked to wait, in whole seconds; `undefined` where it did not ask. */
function secondsUntil(hint: Date | undefined): number | undefined {
  const seconds = hint === undefined ? 0 : Math.round((hint.getTime() - Date.now()) / 1000);
  return seconds > 0 ? seconds : undefined;
}

/**
 * The strategy of the SDK that keeps below the limit of the service by itself, so that no call is lost. It tells whenever
 * the service limited the rate, and it does not try again after a time-out: a person has waited long enough by then.
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
    if (info.errorType === 'THROTTLING') {
      this.didThrottle(secondsUntil(info.retryAfterHint));
    }
    const errorType = isTimeout(info.error) ? 'CLIENT_ERROR' : info.errorType;
    return super.refreshRetryTokenForRetry(token, { ...info, errorType });
  }
}
