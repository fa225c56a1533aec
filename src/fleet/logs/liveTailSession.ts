import { withOwnAbort } from '../../base/abort';
import type { Clock } from '../../base/clock';
import type { LiveTailUpdate } from '../../greengrass/log';
import { asFleetError, type FleetError } from '../../greengrass/ports/fleetError';

/** Why a Live Tail session isn't there. */
export type TailEnd =
  /** No session started in time. A proxy may not know the host. */
  | { readonly kind: 'noSession' }
  /** The session sent nothing, although AWS sends an update each second. */
  | { readonly kind: 'silent' }
  /** AWS refused the session or ended it. Without an error, it just ended. */
  | { readonly kind: 'failed'; readonly error: FleetError | undefined };

/** What a session needs. */
export interface TailContext {
  readonly clock: Clock;
  readonly start: (signal: AbortSignal) => Promise<AsyncIterable<LiveTailUpdate>>;
  readonly didStart: () => Promise<void>;
  readonly didUpdate: (update: LiveTailUpdate) => void;
}

/** In milliseconds. */
const startLimit = 10_000;
const silenceLimit = 15_000;

const late = Symbol('late');

/** The result of a work that gets limited time. */
async function inTime<T>(work: Promise<T>, milliseconds: number, clock: Clock): Promise<T | typeof late> {
  const limit = new AbortController();
  try {
    return await Promise.race([work, clock.delay(milliseconds, limit.signal).then((): typeof late => late)]);
  } finally {
    limit.abort();
    // It can still fail after its time.
    work.catch(() => undefined);
  }
}

/** Runs a session until it ends or the signal is aborted. Never rejects. */
export function runTail({ clock, start, didStart, didUpdate }: TailContext, signal: AbortSignal): Promise<TailEnd> {
  return withOwnAbort([signal], async (session) => {
    try {
      const updates = await inTime(start(session.signal), startLimit, clock);
      if (updates === late) {
        return { kind: 'noSession' };
      }
      await didStart();
      const iterator = updates[Symbol.asyncIterator]();
      while (!signal.aborted) {
        const next = await inTime(iterator.next(), silenceLimit, clock);
        if (next === late) {
          return { kind: 'silent' };
        }
        if (next.done === true) {
          return { kind: 'failed', error: undefined };
        }
        didUpdate(next.value);
      }
      return { kind: 'failed', error: undefined };
    } catch (thrown) {
      return { kind: 'failed', error: asFleetError(thrown) };
    } finally {
      // AWS bills the session until its connection closes.
      session.abort();
    }
  });
}
