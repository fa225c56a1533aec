import type { FleetError } from '../../greengrass/ports/fleetError';
import type { KeptLines } from './keptLines';
import type { TailEnd } from './liveTailSession';
import { LogFollower, type FollowContext, type FollowEnd, type FollowMode } from './logFollower';

/** What is known about following: while it lasts, and why it ended. */
export interface Following {
  readonly mode: FollowMode;
  /** Why Live Tail isn't used, although it was asked for. */
  readonly fallBack: TailEnd | undefined;
  /** Why the last request failed. It is retried. */
  readonly error: FleetError | undefined;
  /** `undefined` while it lasts. */
  readonly end: FollowEnd | undefined;
}

/** What a followed log needs. */
interface FollowedContext extends Omit<FollowContext, 'sink'> {
  readonly mode: FollowMode;
  /** Where new lines are added. */
  readonly lines: KeptLines;
  /** Until when all lines are known, in milliseconds since the epoch. */
  readonly loadedUntil: number;
  readonly didChange: () => void;
}

/** Older lines are skipped: following starts now and not in the past. */
const recent = 10 * 60_000;

/** Adds the new lines of a log while it is followed. */
export class FollowedLog {
  private current: Following;
  private readonly follower: LogFollower;

  constructor({ mode, lines, loadedUntil, didChange, ...context }: FollowedContext) {
    const change = (following: Partial<Following>): void => {
      this.current = { ...this.current, ...following };
      didChange();
    };
    const start = Math.max(loadedUntil, context.clock.now().getTime() - recent);
    let from = start;
    if (start > loadedUntil) {
      lines.mark({ kind: 'gap', from: loadedUntil, to: start });
    }
    this.current = { mode, fallBack: undefined, error: undefined, end: undefined };
    const sink: FollowContext['sink'] = {
      from: () => Math.max(from, lines.last ?? 0),
      append: (events) => {
        if (lines.append(events) > 0) {
          didChange();
        }
      },
      skip: (period) => {
        lines.mark({ kind: 'gap', ...period });
        from = period.to;
        didChange();
      },
      sampled: () => {
        lines.mark({ kind: 'sample', at: context.clock.now().getTime() });
        didChange();
      },
      failed: (error) => {
        if (error !== this.current.error) {
          change({ error });
        }
      },
      didFallBack: (fallBack) => {
        change({ fallBack });
      },
    };
    this.follower = new LogFollower({ ...context, sink }, mode);
    void this.follower.run().then((end) => {
      change({ end });
    });
  }

  get state(): Following {
    return this.current;
  }

  stop(): void {
    this.follower.stop();
  }

  /** Following ends if the log stays hidden. */
  setVisible(isVisible: boolean): void {
    this.follower.setVisible(isVisible);
  }
}
