import type { SimulatorClock } from '../clock';
import type { SimulatedDevice } from '../fleetFile';
import type { FleetState } from '../fleetState';
import { days, hours, seededRandom, type Random } from '../generated/random';
import { failFurther, recover, reportFully } from './timelineComponents';
import { hasWaiting, moveDeployment, queueDeployment } from './timelineDeployments';

/** What a timeline changes, e.g. a simulator. */
export interface World {
  readonly fleet: FleetState;
  readonly clock: SimulatorClock;
  /** Seconds since the start, the unit of times in the fleet. */
  readonly now: number;
}

/** Devices that were silent for longer stay silent. */
const longSilence = 2 * days;

/**
 * Simulates events in a fleet: deployments are queued, progress and end, components break and recover, devices go silent
 * and report again.
 */
export class Timeline {
  private readonly random: Random;
  /** Devices with a queued deployment or one in progress. */
  private readonly unfinished = new Set<string>();
  /** End of each device's silence, in seconds from the start. */
  private readonly silent = new Map<string, number>();

  /** @param seed the same seed produces the same events */
  constructor(
    private readonly world: World,
    seed = 1,
  ) {
    this.random = seededRandom(seed);
  }

  /** Steps at an average interval, in milliseconds of the world's clock. The returned function stops it. */
  run(interval: number): () => void {
    let cancel = (): void => undefined;
    const schedule = (): void => {
      cancel = this.world.clock.after((interval / 1000) * (0.5 + this.random.next()), () => {
        this.step();
        schedule();
      });
    };
    schedule();
    return () => {
      cancel();
    };
  }

  /** One event on one device, or none if the device has nothing to report. */
  step(): void {
    const device = this.pickDevice();
    if (device === undefined) {
      return;
    }
    const name = device.coreDeviceThingName;
    const until = this.silent.get(name) ?? -Infinity;
    const changed = until > this.world.now ? this.whileSilent(device) : this.change(device);
    this.world.fleet.put(changed);
    if (hasWaiting(changed)) {
      this.unfinished.add(name);
    } else {
      this.unfinished.delete(name);
    }
  }

  /** Picks a device with an unfinished deployment every other time. Otherwise few deployments would end. */
  private pickDevice(): SimulatedDevice | undefined {
    const { random } = this;
    const { fleet, now } = this.world;
    const waiting = [...this.unfinished];
    const names = fleet.names();
    const name =
      (random.chance(0.5) ? waiting[random.below(waiting.length)] : undefined) ?? names[random.below(names.length)];
    const device = fleet.device(name ?? '');
    const isLost = (device?.lastStatusUpdateTimestamp ?? -Infinity) < now - longSilence;
    return device === undefined || device.isSteady === true || isLost ? undefined : device;
  }

  /** A deployment can be queued for a silent device. */
  private whileSilent(device: SimulatedDevice): SimulatedDevice {
    return hasWaiting(device) ? device : queueDeployment(this.world.fleet, device, this.world.now, this.random);
  }

  private change(device: SimulatedDevice): SimulatedDevice {
    const { random } = this;
    const { fleet, now } = this.world;
    if (this.silent.delete(device.coreDeviceThingName)) {
      return reportFully(device, now);
    }
    const dice = random.next();
    if (hasWaiting(device) && dice < 0.8) {
      return moveDeployment(fleet, device, now, random);
    }
    if (dice < 0.4) {
      return queueDeployment(fleet, device, now, random);
    }
    if (dice < 0.6) {
      return failFurther(device, now, random) ?? device;
    }
    if (dice < 0.9) {
      return recover(device, now) ?? reportFully(device, now);
    }
    this.silent.set(device.coreDeviceThingName, now + random.below(36 * hours));
    return device;
  }
}
