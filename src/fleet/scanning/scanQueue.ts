import { asFleetError, type FleetError } from '../../greengrass/ports/fleetError';
import type { ScanCount, ScanFailure, ScanOptions, ScanPart } from './scanState';
import type { Caller } from '../requests/requestPool';

/** Context that a scan passes to its steps. */
export interface StepContext {
  readonly signal: AbortSignal;
  readonly caller: Caller;
  /** Queues steps. Returns the number of steps that weren't known. */
  add(steps: readonly ScanStep[]): number;
}

/**
 * Order of steps: 0 for lists, 1 for their items, 2 for devices found through those, 3 for what is least likely to show
 * failures.
 */
export type Rank = 0 | 1 | 2 | 3;

/** A step of a scan: a few requests for one item, or one page of a list. */
export interface ScanStep {
  /** Identifies the work of the step. Steps with the same key run once. */
  readonly key: string;
  readonly part: ScanPart;
  /** A list finds the items of a part; only items count. */
  readonly kind: 'list' | 'item';
  /** Lower ranks run first; a rank is first in, first out. */
  readonly rank: Rank;
  /** What is left of the item after this step, if that is less urgent. It runs at its own rank, and counts as the same item. */
  readonly rest?: ScanStep;
  /** Rejects with a FleetError. */
  run(context: StepContext): Promise<void>;
}

interface FailedStep extends ScanFailure {
  readonly step: ScanStep;
}

/** `shift` takes constant time, unlike that of a long array. */
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

/** Attempts of a throttled step; each includes the retries of the SDK. */
const maxAttempts = 5;

/** The number of concurrent steps grows by one per this many requests. */
const rampUpRequests = 5;

interface Tally {
  done: number;
  found: number;
  openLists: number;
}

/** How a queue runs its steps. */
export interface ScanQueueOptions extends Pick<ScanOptions, 'concurrency' | 'admit'> {
  /** Whether an error ends the work, because the next requests would fail as well. */
  readonly endsWork: (error: FleetError) => boolean;
}

/**
 * The steps of a scan. Each runs once, a few at a time, in the order of their ranks. Failed steps are set aside and can
 * be retried. Steps in progress when the work is aborted run again when it resumes.
 */
export class ScanQueue {
  private readonly seen = new Set<string>();
  private readonly queues = [new FifoQueue(), new FifoQueue(), new FifoQueue(), new FifoQueue()] as const;
  private readonly running = new Set<ScanStep>();
  private readonly tallies = new Map<ScanPart, Tally>();
  private readonly attempts = new Map<ScanStep, number>();
  private failed: FailedStep[] = [];
  /** Steps that were queued, and those that have ended, with what is left of their items. */
  private readonly steps = { known: 0, ended: 0 };
  private furthest = 0;
  private sent = 0;
  private endedBy: FleetError | undefined;

  constructor(
    private readonly options: ScanQueueOptions,
    private readonly onDidChange: () => void,
  ) {}

  /** Queues the steps that aren't known. Returns their number. */
  add(steps: readonly ScanStep[]): number {
    const fresh = steps.filter(({ key }) => !this.seen.has(key) && this.seen.add(key));
    for (const step of fresh) {
      this.queues[step.rank].push(step);
      this.steps.known += step.rest === undefined ? 1 : 2;
      this.tally(step.part)[step.kind === 'item' ? 'found' : 'openLists'] += 1;
    }
    return fresh.length;
  }

  /**
   * Runs steps until none is left, the signal is aborted, or an error ends the work. Also stops when
   * `maxRequests` have been sent since the queue was created. Resolves when no step is running. Never rejects: see
   * {@link failures}.
   */
  work(signal: AbortSignal, maxRequests: number): Promise<void> {
    this.endedBy = undefined;
    return new Promise((resolve) => {
      const pump = (): void => {
        while (this.canStart(signal, maxRequests)) {
          const step = this.queues.find(({ length }) => length > 0)?.shift();
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

  /** Queues the failed steps that match. */
  retry(matches: (failure: ScanFailure) => boolean): void {
    for (const failed of this.failed) {
      if (matches(failed)) {
        this.queues[failed.step.rank].push(failed.step);
      }
    }
    this.failed = this.failed.filter((failed) => !matches(failed));
  }

  /** The error that ended the last work; `undefined` if none did. */
  get error(): FleetError | undefined {
    return this.endedBy;
  }

  get failures(): readonly ScanFailure[] {
    return this.failed;
  }

  /** Number of requests sent. */
  get requests(): number {
    return this.sent;
  }

  /** Number of queued steps. */
  get left(): number {
    return this.queues.reduce((sum, { length }) => sum + length, 0);
  }

  /** The part of the known steps that has ended, from 0 to 1. Steps lead to others, but it never decreases. */
  get progress(): number {
    return this.furthest;
  }

  /** Progress of a part. */
  count(part: ScanPart): ScanCount {
    const { done, found, openLists } = this.tally(part);
    return { done, total: found, isListed: openLists === 0 };
  }

  private canStart(signal: AbortSignal, maxRequests: number): boolean {
    const hasBudget = this.running.size < this.concurrency() && this.sent < maxRequests;
    return hasBudget && !signal.aborted && this.endedBy === undefined;
  }

  /** Ramps up from one step at a time: if AWS throttles at once, only one request fails. */
  private concurrency(): number {
    return Math.min(this.options.concurrency, 1 + Math.floor(this.sent / rampUpRequests));
  }

  private async run(step: ScanStep, signal: AbortSignal): Promise<void> {
    this.running.add(step);
    const { admit } = this.options;
    const didSend = (): void => {
      this.sent += 1;
    };
    try {
      await step.run({
        signal,
        caller: { priority: 'background', didSend, ...(admit === undefined ? {} : { admit }) },
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
    const next = signal.aborted ? step : step.rest;
    this.didEnd(signal.aborted ? 0 : 1);
    if (next !== undefined) {
      this.queues[next.rank].push(next);
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
    const attempts = (this.attempts.get(step) ?? 0) + (error.kind === 'throttled' ? 1 : maxAttempts);
    if (!signal.aborted && this.options.endsWork(error)) {
      this.endedBy = error;
    }
    if (signal.aborted || attempts < maxAttempts) {
      this.attempts.set(step, signal.aborted ? 0 : attempts);
      this.queues[step.rank].push(step);
      return;
    }
    this.attempts.delete(step);
    this.didEnd(step.rest === undefined ? 1 : 2);
    this.failed.push({ step, part: step.part, isList: step.kind === 'list', error });
  }

  private didEnd(steps: number): void {
    this.steps.ended += steps;
    this.furthest = Math.max(this.furthest, Math.min(1, this.steps.ended / this.steps.known));
  }

  private tally(part: ScanPart): Tally {
    const known = this.tallies.get(part) ?? { done: 0, found: 0, openLists: 0 };
    this.tallies.set(part, known);
    return known;
  }
}
