import type { SimulatorClock } from './clock';
import type { SimulatedDevice } from './fleetFile';
import type { FleetState } from './fleetState';
import { days, hours, seededRandom, type Random } from './random';
import { failFurther, recover, reportFully } from './timelineComponents';
import { hasWaiting, moveDeployment, queueDeployment } from './timelineDeployments';

/** Where time passes; a simulator is one. */
export interface World {
  readonly fleet: FleetState;
  readonly clock: SimulatorClock;
  /** Seconds since the start, as the fleet's times are counted. */
  readonly now: number;
}

/** A device that has been silent for longer than this is left so. */
const longSilence = 2 * days;

/**
 * Lets things happen in a simulator's fleet: deployments are queued, move on and end, components break and recover,
 * devices fall silent and report again.
 */
export class Timeline {
  private readonly random: Random;
  /** Devices known to have a deployment on its way. */
  private readonly underWay = new Set<string>();
  /** Until when devices are silent, in seconds from the start. */
  private readonly silent = new Map<string, number>();

  /** @param seed the same things happen for the same seed */
  constructor(
    private readonly world: World,
    seed = 1,
  ) {
    this.random = seededRandom(seed);
  }

  /** Steps every so many milliseconds of the world's clock, on average. The returned function ends that. */
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

  /** One event on one device, or none where the device has nothing to tell. */
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
      this.underWay.add(name);
    } else {
      this.underWay.delete(name);
    }
  }

  /** Every other time a device with a deployment on its way, so that deployments end. */
  private pickDevice(): SimulatedDevice | undefined {
    const { random } = this;
    const { fleet, now } = this.world;
    const waiting = [...this.underWay];
    const names = fleet.names();
    const name =
      (random.chance(0.5) ? waiting[random.below(waiting.length)] : undefined) ?? names[random.below(names.length)];
    const device = fleet.device(name ?? '');
    const isLost = (device?.lastStatusUpdateTimestamp ?? -Infinity) < now - longSilence;
    return device === undefined || device.isSteady === true || isLost ? undefined : device;
  }

  /** A deployment can be queued for a device that says nothing. */
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
