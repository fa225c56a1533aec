import type { Incident } from '../greengrass/failures/incident';
import type { KnownDevice } from '../greengrass/knownDevice';
import type { Fleet } from '../fleet/fleet';
import type { Attention } from './attention';
import type { LastLooks } from './lastLooks';
import type { Mutes } from './mutes';

/** Enough healthy core devices to see what distinguishes the failing ones. */
const maxCompared = 5_000;

function nameOf({ device }: KnownDevice): string {
  return device.coreDeviceThingName;
}

/** What is failing or stuck in each fleet, and what changed since the user last looked. */
export class Incidents {
  constructor(
    private readonly mutes: Mutes,
    private readonly looks: LastLooks,
    private readonly attention: Attention,
  ) {}

  /** Starts a look at a fleet. */
  open(fleet: Fleet): Promise<void> {
    return this.looks.open(fleet);
  }

  /** What is failing in a fleet. */
  of(fleet: Fleet): Incident {
    const all = [...fleet.failingDevices()];
    const failing = all.filter((on) => !this.mutes.isSilent(fleet, nameOf(on)));
    return {
      failing,
      healthy: this.healthy(fleet),
      stuck: this.attention.stuckCount(fleet),
      sinceLastLook: this.looks.since(fleet, failing.map(nameOf)),
      muted: all.length - failing.length,
      isShown: (on, problem) => !this.mutes.isMuted(fleet, nameOf(on), problem),
    };
  }

  /** Remembers what the user sees. */
  didShow(fleet: Fleet, { failing }: Incident): void {
    void this.looks.didShow(fleet, failing.map(nameOf));
  }

  private *healthy(fleet: Fleet): Iterable<KnownDevice> {
    let compared = 0;
    for (const record of fleet.devices.all()) {
      if (compared >= maxCompared) {
        return;
      }
      if (!fleet.devices.isFailing(record.device.coreDeviceThingName)) {
        compared += 1;
        yield fleet.known(record);
      }
    }
  }
}
