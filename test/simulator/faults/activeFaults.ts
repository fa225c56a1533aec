import type { ServiceName } from '../http/apiModel';
import type { SimulatorClock } from '../clock';
import type { Effect, Fault, RateLimit } from './faults';
import { pageNumber } from '../http/paging';
import type { SimulatorRequest } from '../http/request';
import { iotError, logsError, modelError, ServiceError } from '../http/serviceError';

function retryHeader(seconds: number | undefined): Record<string, string> {
  return seconds === undefined ? {} : { 'retry-after': String(seconds) };
}

/** The service error of an effect, if it has one. */
export function errorOf(effect: Effect, service: ServiceName): ServiceError | undefined {
  switch (effect.kind) {
    case 'throttle':
      if (service === 'iot') {
        // AWS IoT sends no Retry-After header.
        return iotError('ThrottlingException', 'Rate exceeded');
      }
      if (service === 'logs') {
        return logsError('ThrottlingException', 'Rate exceeded');
      }
      return modelError('ThrottlingException', 'Rate exceeded', {
        members: { quotaCode: 'L-00000000', serviceCode: 'greengrass' },
        headers: retryHeader(effect.retryAfterSeconds),
      });
    case 'error':
      return new ServiceError(effect.status, effect.type, effect.message, {
        headers: retryHeader(effect.retryAfterSeconds),
      });
    default:
      return undefined;
  }
}

class TokenBucket {
  private tokens: number;
  private filledAt: number;

  constructor(
    private readonly limit: RateLimit,
    private readonly clock: SimulatorClock,
  ) {
    this.tokens = limit.burst;
    this.filledAt = clock.now();
  }

  /** Takes a token for a request. Returns whether there was one. */
  take(): boolean {
    const now = this.clock.now();
    const { burst, perSecond } = this.limit;
    this.tokens = Math.min(burst, this.tokens + ((now - this.filledAt) / 1000) * perSecond);
    this.filledAt = now;
    if (this.tokens < 1) {
      return false;
    }
    this.tokens -= 1;
    return true;
  }
}

interface ActiveFault {
  readonly fault: Fault;
  readonly bucket: TokenBucket | undefined;
  left: number;
}

function matches({ operation, name, page }: Fault, request: SimulatorRequest): boolean {
  const isPage =
    page === undefined || (page === 'later' ? request.query['nextToken'] !== undefined : pageNumber(request) === page);
  return isPage && (operation ?? request.operation) === request.operation && (name ?? request.name) === request.name;
}

/** Effects of all faults on a request. */
export interface FaultEffects {
  /** Delay of the response, in milliseconds. */
  readonly delay: number;
  /** Effect on the response, if any. */
  readonly effect: Effect | undefined;
}

/** The active faults with their remaining counts. */
export class ActiveFaults {
  private active: readonly ActiveFault[] = [];

  constructor(private readonly clock: SimulatorClock) {}

  set(faults: readonly Fault[]): void {
    this.active = faults.map((fault) => ({
      fault,
      bucket: fault.beyond === undefined ? undefined : new TokenBucket(fault.beyond, this.clock),
      left: fault.times ?? Infinity,
    }));
  }

  /** Applies all matching slow faults and the first of the other matching faults to a request. */
  apply(request: SimulatorRequest): FaultEffects {
    let delay = 0;
    for (const entry of this.active) {
      const { fault, bucket } = entry;
      if (entry.left <= 0 || !matches(fault, request) || bucket?.take() === true) {
        continue;
      }
      entry.left -= 1;
      if (fault.effect.kind !== 'slow') {
        return { delay, effect: fault.effect };
      }
      delay += fault.effect.milliseconds;
    }
    return { delay, effect: undefined };
  }
}
