import { stuckDevices } from '../fleet/devices/deviceConditions';
import type { Fleet } from '../fleet/fleet';
import type { Thresholds } from '../greengrass/status/thresholds';
import type { Mutes } from './mutes';

/** How many core devices need attention. Muted ones don't. */
export class Attention {
  constructor(
    private readonly mutes: Mutes,
    private readonly thresholds: () => Thresholds,
  ) {}

  /** The number of failing core devices that aren't muted. */
  unmutedFailingCount(fleet: Fleet): number {
    const { devices } = fleet;
    const silent = this.mutes
      .mutedDevices(fleet)
      .filter((thingName) => devices.isFailing(thingName) && this.mutes.isSilent(fleet, thingName));
    return devices.failingCount - silent.length;
  }

  /** The number of core devices with a stuck deployment that aren't failing or muted. */
  stuckCount(fleet: Fleet): number {
    return [...stuckDevices(fleet, { ...this.thresholds(), now: fleet.now() })].filter(
      (thingName) => !fleet.devices.isFailing(thingName) && !this.mutes.isSilent(fleet, thingName),
    ).length;
  }

  /** The number of core devices that are failing or have a stuck deployment, and aren't muted. Each counts once. */
  count(fleet: Fleet): number {
    return this.unmutedFailingCount(fleet) + this.stuckCount(fleet);
  }
}
