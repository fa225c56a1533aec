import * as fc from 'fast-check';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import type { ScanStep, StepContext } from '../../../../src/fleet/scanning/scanQueue';

/** A graph of steps. Each leads to others, may have two halves, and fails in some way before it succeeds. */
export const worlds = fc.record({
  leadsTo: fc.array(fc.array(fc.nat(11), { maxLength: 4 }), { minLength: 12, maxLength: 12 }),
  ranks: fc.array(fc.constantFrom<ScanStep['rank']>(0, 1, 2, 3), { minLength: 12, maxLength: 12 }),
  /** The rank of the second half. */
  rests: fc.array(fc.option(fc.constantFrom<ScanStep['rank']>(0, 1, 2, 3), { nil: undefined }), {
    minLength: 12,
    maxLength: 12,
  }),
  failures: fc.array(fc.constantFrom('none', 'throttled', 'denied', 'offline'), { minLength: 12, maxLength: 12 }),
  cancelAfter: fc.option(fc.nat(15), { nil: undefined }),
  allowed: fc.integer({ min: 1, max: 6 }),
});
type World = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

/** All steps reachable from step 0. */
export function reachable({ leadsTo }: World): ReadonlySet<number> {
  const found = new Set([0]);
  for (const index of found) {
    leadsTo[index]?.forEach((next) => found.add(next));
  }
  return found;
}

/** The steps of a world, and what they have done. */
export class Run {
  readonly finished: number[] = [];
  inFlight = 0;
  maxConcurrent = 0;
  private readonly failed = new Set<number>();
  private runs = 0;

  constructor(
    private readonly world: World,
    private readonly order: fc.Scheduler,
    private readonly abort: AbortController,
  ) {}

  step(index: number): ScanStep {
    const whole = this.whole(index);
    const rank = this.world.rests[index];
    return rank === undefined ? whole : { ...whole, rest: { ...whole, rank }, run: (context) => this.send(context) };
  }

  private whole(index: number): ScanStep {
    const { ranks, leadsTo, failures } = this.world;
    return {
      key: String(index),
      part: 'devices',
      kind: 'item',
      rank: ranks[index] ?? 0,
      run: async (context) => {
        await this.send(context);
        const failure = failures[index] ?? 'none';
        if (failure !== 'none' && !this.failed.has(index)) {
          this.failed.add(index);
          throw fleetError({ kind: failure }, failure);
        }
        context.add((leadsTo[index] ?? []).map((next) => this.step(next)));
        if (!context.signal.aborted) {
          this.finished.push(index);
        }
      },
    };
  }

  private async send({ caller }: StepContext): Promise<void> {
    caller.didSend?.('greengrass');
    this.inFlight += 1;
    this.maxConcurrent = Math.max(this.maxConcurrent, this.inFlight);
    await this.order.schedule(Promise.resolve());
    this.inFlight -= 1;
    this.runs += 1;
    if (this.runs === this.world.cancelAfter) {
      this.abort.abort();
    }
  }
}
