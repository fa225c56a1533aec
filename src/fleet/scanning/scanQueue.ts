import { asFleetError, failsEverything } from '../../greengrass/ports/fleetError';
import type { ScanCount, ScanFailure, ScanPart } from './scanState';
import type { Caller } from '../requests/requestPool';

/** What a step of a scan is given. */
export interface StepContext {
  readonly signal: AbortSignal;
  readonly caller: Caller;
  /** Adds what was found. Returns how many of the steps had not been there before. */
  add(steps: readonly ScanStep[]): number;
}

/** Which steps go first: lists, what was found by them, what that led to, and single things at the end. */
export type Rank = 0 | 1 | 2 | 3;

/** A piece of a scan: a few requests about one thing, or one page of a list. */
export interface ScanStep {
  /** Says what it does: a step that does the same has the same key, and is done once. */
  readonly key: string;
  readonly part: ScanPart;
  /** A list finds what the part consists of, and is not counted itself. */
  readonly kind: 'list' | 'item';
  /** Lower ranks are done first; within a rank it is first come, first served. */
  readonly rank: Rank;
  /** Rejects with a FleetError. */
  run(context: StepContext): Promise<void>;
}

/** A step that did not come to its end, and why. */
interface FailedStep extends ScanFailure {
  readonly step: ScanStep;
}

/** First in, first out, whatever its length. */
class FifoQueue {
  private steps: ScanStep[] = [];
  private next = 0;

  get length(): number {
    return this.steps.length - this.next;
  }

  push(step: ScanStep): void {
    this.steps.push(step);
  }

  shift(): ScanStep | undefined {
    const step = this.steps[this.next];
    this.next += step === undefined ? 0 : 1;
    if (this.next === this.steps.length) {
      this.steps = [];
      this.next = 0;
    }
    return step;
  }
}

/** How often a step is put back after the service limited the rate, beyond the attempts that the SDK makes by itself. */
const mostTurns = 5;

/** After so many requests a scan does one more thing at a time. */
const requestsForOneMore = 15;

interface Tally {
  done: number;
  found: number;
  openLists: number;
}

/**
 * The steps of a scan: each is done once, a few at a time, in the order of their ranks. What fails is set aside, and
 * can be put back. What is under way when the work is ended is done again when it goes on.
 */
export class ScanQueue {
  private readonly seen = new Set<string>();
  private readonly lines = [new FifoQueue(), new FifoQueue(), new FifoQueue(), new FifoQueue()] as const;
  private readonly running = new Set<ScanStep>();
  private readonly tallies = new Map<ScanPart, Tally>();
  private readonly limited = new Map<ScanStep, number>();
  private failed: FailedStep[] = [];
  private asked = 0;
  private isHopeless = false;

  constructor(
    private readonly atATime: number,
    private readonly onDidChange: () => void,
  ) {}

  /** Adds the steps that have not been there before. Returns how many those are. */
  add(steps: readonly ScanStep[]): number {
    const fresh = steps.filter(({ key }) => !this.seen.has(key) && this.seen.add(key));
    for (const step of fresh) {
      this.lines[step.rank].push(step);
      this.tally(step.part)[step.kind === 'item' ? 'found' : 'openLists'] += 1;
    }
    return fresh.length;
  }

  /**
   * Works until nothing is left, the signal is aborted, so many requests have gone out since the queue was made, or
   * going on is hopeless. Resolves when no step is running. Never rejects: see {@link failures}.
   */
  work(signal: AbortSignal, mostRequests: number): Promise<void> {
    this.isHopeless = false;
    return new Promise((resolve) => {
      const pump = (): void => {
        while (this.running.size < this.room() && this.asked < mostRequests && !signal.aborted && !this.isHopeless) {
          const step = this.lines.find(({ length }) => length > 0)?.shift();
          if (step === undefined) {
            break;
          }
          void this.run(step, signal).then(pump);
        }
        if (this.running.size === 0) {
          resolve();
        }
      };
      pump();
    });
  }

  /** Puts back the failed steps that fit. */
  retry(fits: (failure: ScanFailure) => boolean): void {
    for (const failed of this.failed) {
      if (fits(failed)) {
        this.lines[failed.step.rank].push(failed.step);
      }
    }
    this.failed = this.failed.filter((failed) => !fits(failed));
  }

  get failures(): readonly ScanFailure[] {
    return this.failed;
  }

  /** Requests that have gone out. */
  get requests(): number {
    return this.asked;
  }

  /** Steps that wait. */
  get left(): number {
    return this.lines.reduce((sum, { length }) => sum + length, 0);
  }

  /** How far a part is. */
  count(part: ScanPart): ScanCount {
    const { done, found, openLists } = this.tally(part);
    return { done, total: found, isListed: openLists === 0 };
  }

  /** One at first, and one more with every few requests: a service at its limit then says so once and not three times. */
  private room(): number {
    return Math.min(this.atATime, 1 + Math.floor(this.asked / requestsForOneMore));
  }

  private async run(step: ScanStep, signal: AbortSignal): Promise<void> {
    this.running.add(step);
    const didAsk = (): void => {
      this.asked += 1;
    };
    try {
      await step.run({
        signal,
        caller: { priority: 'background', didAsk },
        add: (steps) => this.add(steps),
      });
      this.didRun(step, signal);
    } catch (thrown) {
      this.didFail(step, signal, thrown);
    }
    this.running.delete(step);
    this.onDidChange();
  }

  private didRun(step: ScanStep, signal: AbortSignal): void {
    if (signal.aborted) {
      this.lines[step.rank].push(step);
      return;
    }
    const tally = this.tally(step.part);
    if (step.kind === 'item') {
      tally.done += 1;
    } else {
      tally.openLists -= 1;
    }
  }

  private didFail(step: ScanStep, signal: AbortSignal, thrown: unknown): void {
    const error = asFleetError(thrown);
    const turns = (this.limited.get(step) ?? 0) + (error.kind === 'throttled' ? 1 : mostTurns);
    if (signal.aborted || turns < mostTurns) {
      this.limited.set(step, signal.aborted ? 0 : turns);
      this.lines[step.rank].push(step);
      return;
    }
    this.limited.delete(step);
    this.failed.push({ step, part: step.part, isList: step.kind === 'list', error });
    this.isHopeless ||= failsEverything(error);
  }

  private tally(part: ScanPart): Tally {
    const known = this.tallies.get(part) ?? { done: 0, found: 0, openLists: 0 };
    this.tallies.set(part, known);
    return known;
  }
}
