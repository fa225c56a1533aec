import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { IotOperation } from '../../simulator/http/apiModel';
import { ManualClock } from '../../simulator/clock';
import { generateFleet } from '../../simulator/generated/generateFleet';
import { executionCounters } from '../../simulator/iot/executions';
import { iotResponse } from '../../simulator/iot/iotOperations';
import type { Body } from '../../simulator/http/pageResponse';
import { sampleFleet } from '../../simulator/sample/sampleFleet';
import { Simulator } from '../../simulator/simulator';
import { Timeline } from '../../simulator/timeline/timeline';

const clock = (): ManualClock => new ManualClock(Date.UTC(2026, 10, 24, 8, 30));

/** Sends a request to AWS IoT without HTTP. */
function ask(simulator: Simulator, operation: IotOperation, name: string, query: Record<string, string> = {}): Body {
  const state = { fleet: simulator.fleet, startedAt: simulator.clock.now(), now: () => 0, pageSize: 10_000 };
  return iotResponse(operation, { operation, name, query }, state);
}

function listed(simulator: Simulator, jobId: string, status?: string): readonly string[] {
  const query: Record<string, string> = status === undefined ? {} : { status };
  const { executionSummaries } = ask(simulator, 'ListJobExecutionsForJob', jobId, query);
  assert.ok(Array.isArray(executionSummaries));
  return executionSummaries.map((summary: unknown) => {
    assert.ok(typeof summary === 'object' && summary !== null && 'thingArn' in summary);
    return String(summary.thingArn);
  });
}

function counters(simulator: Simulator, jobId: string): ReadonlyMap<string, unknown> {
  const { job } = ask(simulator, 'DescribeJob', jobId);
  assert.ok(typeof job === 'object' && job !== null && 'jobProcessDetails' in job);
  const { jobProcessDetails: details } = job;
  assert.ok(typeof details === 'object' && details !== null);
  return new Map(Object.entries(details));
}

/** Checks every job and every target of the fleet. */
function check(simulator: Simulator): void {
  const deployments = simulator.fleet.cloudDeployments();
  for (const { iotJobId = '', iotJobArn } of deployments) {
    if (iotJobArn === undefined || simulator.fleet.iot.job(iotJobId).isDeleted === true) {
      continue;
    }
    const counts = counters(simulator, iotJobId);
    const all = listed(simulator, iotJobId);
    const byStatus = Object.entries(executionCounters).map(([status, counter]) => {
      const things = listed(simulator, iotJobId, status);
      assert.equal(counts.get(counter), things.length, status);
      return things;
    });
    assert.equal(new Set(all).size, all.length, 'A thing has two executions.');
    assert.deepEqual(byStatus.flat().sort(), [...all].sort());
  }
  const latest = deployments.filter(({ isLatestForTarget }) => isLatestForTarget).map(({ targetArn }) => targetArn);
  assert.deepEqual(latest.sort(), [...new Set(deployments.map(({ targetArn }) => targetArn))].sort());
}

/** One thing that happens in a fleet. */
type Event =
  | { readonly kind: 'time' | 'step'; readonly amount: number }
  | { readonly kind: 'rollout' | 'leave' | 'remove' | 'cancel'; readonly thing: number; readonly amount: number };

const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constantFrom('time', 'step'), amount: fc.integer({ min: 1, max: 60 }) }),
  fc.record({
    kind: fc.constantFrom('rollout', 'leave', 'remove', 'cancel'),
    thing: fc.nat({ max: 23 }),
    amount: fc.integer({ min: 1, max: 12 }),
  }),
);

function play(events: readonly Event[], seed: number): Simulator {
  const time = clock();
  const simulator = new Simulator({ fleet: generateFleet(24, seed), clock: time });
  const timeline = new Timeline(simulator, seed);
  const cancels: (() => void)[] = [];
  const groups = [...simulator.fleet.iot.index().things.keys()];
  for (const { kind, amount, ...rest } of events) {
    const index = 'thing' in rest ? rest.thing : 0;
    const names = simulator.deviceNames();
    const thing = names[index % names.length] ?? '';
    const target = groups[index % groups.length] ?? '';
    switch (kind) {
      case 'time':
        time.advance(amount);
        break;
      case 'step':
        timeline.step();
        break;
      case 'rollout': {
        const things = [...names.slice(index, index + amount), 'camera-1'];
        const abort = { thresholdPercentage: 30, minNumberOfExecutedThings: 2 };
        const failing = things.filter((_, position) => position % 3 === 0);
        const rollout = simulator.startRollout({ target, things, perMinute: amount * 5, failing, abort });
        cancels.push(() => {
          rollout.cancel();
        });
        break;
      }
      case 'leave':
        simulator.leaveGroup(target, thing);
        break;
      case 'remove':
        simulator.remove(thing);
        break;
      case 'cancel':
        cancels[index % Math.max(1, cancels.length)]?.();
    }
  }
  return simulator;
}

describe('the jobs of the simulator', () => {
  it('have counters that agree with their executions, and targets with one latest revision, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 25 }), fc.nat({ max: 1_000 }), (events, seed) => {
        check(play(events, seed));
      }),
      { numRuns: 25 },
    );
  });

  it('agree in the sample fleet, at its start and hours later', () => {
    const time = clock();
    const simulator = new Simulator({ fleet: sampleFleet(), clock: time });
    check(simulator);
    const stop = new Timeline(simulator).run(5_000);
    time.advance(3_600);
    stop();
    check(simulator);
  });

  it('have no execution that starts before it is queued, or changes before it starts', () => {
    const simulator = new Simulator({ fleet: sampleFleet(), clock: clock() });
    for (const [jobId, executions] of simulator.fleet.iot.index().executions) {
      for (const { status, queuedAt = 0, startedAt = queuedAt, lastUpdatedAt = startedAt } of executions) {
        assert.ok(queuedAt <= startedAt && startedAt <= lastUpdatedAt, `${jobId} ${status}`);
      }
    }
  });
});
