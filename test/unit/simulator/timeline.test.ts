import assert from 'node:assert/strict';
import { ManualClock } from '../../simulator/clock';
import type { SimulatedDevice } from '../../simulator/fleetFile';
import { FleetState } from '../../simulator/fleetState';
import { hours } from '../../simulator/generated/random';
import { sampleFleet } from '../../simulator/sample/sampleFleet';
import { Timeline, type World } from '../../simulator/timeline/timeline';

/** A fleet and its clock without a server. */
function openWorld(): World & { readonly clock: ManualClock } {
  const clock = new ManualClock(0);
  return {
    clock,
    fleet: new FleetState(sampleFleet()),
    get now() {
      return clock.now() / 1000;
    },
  };
}

function devicesOf({ fleet }: World): readonly SimulatedDevice[] {
  return fleet
    .names()
    .map((name) => fleet.device(name))
    .filter((device) => device !== undefined);
}

/** Advances the clock by hours and calls back after each change of a device. */
function watch(
  world: World & { readonly clock: ManualClock },
  duration: number,
  seed: number,
  see: (before: SimulatedDevice, after: SimulatedDevice) => void,
): void {
  const timeline = new Timeline(world, seed);
  let before = new Map(devicesOf(world).map((device) => [device.coreDeviceThingName, device]));
  for (let passed = 0; passed < duration * hours; passed += 60) {
    world.clock.advance(60);
    timeline.step();
    for (const after of devicesOf(world)) {
      const earlier = before.get(after.coreDeviceThingName);
      if (earlier !== undefined && earlier !== after) {
        see(earlier, after);
      }
    }
    before = new Map(devicesOf(world).map((device) => [device.coreDeviceThingName, device]));
  }
}

describe('the timeline of a fleet', () => {
  it('is the same for the same seed, with steps of any length', () => {
    const run = (seed: number, step: number): string => {
      const world = openWorld();
      const stop = new Timeline(world, seed).run(5_000);
      for (let passed = 0; passed < hours; passed += step) {
        world.clock.advance(step);
      }
      stop();
      return JSON.stringify(devicesOf(world));
    };
    assert.equal(run(4, hours), run(4, 7.5));
    assert.notEqual(run(4, hours), run(5, hours));
  });

  it('changes nothing once it is stopped', () => {
    const world = openWorld();
    const stop = new Timeline(world).run(5_000);
    world.clock.advance(600);
    stop();
    const before = JSON.stringify(devicesOf(world));
    world.clock.advance(hours);
    assert.equal(JSON.stringify(devicesOf(world)), before);
  });

  it('moves deployments from queued to in progress to an end, one step at a time', () => {
    const steps = new Set<string>();
    watch(openWorld(), 20, 1, (before, after) => {
      for (const now of after.effectiveDeployments) {
        const then = before.effectiveDeployments.find(({ deploymentId }) => deploymentId === now.deploymentId);
        const [from = 'nothing', to = ''] = [then?.coreDeviceExecutionStatus, now.coreDeviceExecutionStatus];
        if (from !== to) {
          steps.add(`${from} > ${to}`);
        }
      }
    });
    assert.deepEqual([...steps].sort(), [
      'IN_PROGRESS > COMPLETED',
      'IN_PROGRESS > FAILED',
      'IN_PROGRESS > SUCCEEDED',
      'QUEUED > IN_PROGRESS',
      'nothing > QUEUED',
    ]);
  });

  it('breaks and recovers components', () => {
    const steps = new Set<string>();
    watch(openWorld(), 20, 2, (before, after) => {
      after.installedComponents.forEach(({ lifecycleState: to = '' }, index) => {
        const from = before.installedComponents[index]?.lifecycleState ?? '';
        if (from !== to) {
          steps.add(`${from} > ${to}`);
        }
      });
    });
    assert.deepEqual(
      ['RUNNING > ERRORED', 'ERRORED > BROKEN', 'ERRORED > RUNNING', 'BROKEN > RUNNING'].filter(
        (step) => !steps.has(step),
      ),
      [],
    );
  });

  it('keeps devices HEALTHY unless a component is broken, skips steady and lost ones, and never reports from the future', () => {
    const world = openWorld();
    watch(world, 12, 3, (before, after) => {
      assert.notEqual(before.isSteady, true);
      const isBroken = after.installedComponents.some(({ lifecycleState }) => lifecycleState === 'BROKEN');
      assert.equal(after.status, isBroken ? 'UNHEALTHY' : 'HEALTHY');
      assert.ok((after.lastStatusUpdateTimestamp ?? 0) <= world.now);
    });
  });

  it('silences devices for hours, and then they report again', () => {
    const world = openWorld();
    const silences: number[] = [];
    watch(world, 72, 4, (before, after) => {
      const [from = 0, to = 0] = [before.lastStatusUpdateTimestamp, after.lastStatusUpdateTimestamp];
      if (to > from && from > 0) {
        silences.push(to - from);
      }
    });
    assert.ok(Math.max(...silences) > 12 * hours);
  });

  it('adds revisions, with one latest per target', () => {
    const world = openWorld();
    const known = world.fleet.cloudDeployments().length;
    watch(world, 6, 5, () => undefined);
    const deployments = world.fleet.cloudDeployments();
    assert.ok(deployments.length > known);
    const latest = deployments.filter(({ isLatestForTarget }) => isLatestForTarget).map(({ targetArn }) => targetArn);
    assert.equal(new Set(latest).size, latest.length);
  });
});
