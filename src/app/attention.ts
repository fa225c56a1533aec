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

  /** The number of core devices that are failing or have a stuck deployment, and aren't muted. Each counts once. */
  count(fleet: Fleet): number {
    const stuck = stuckDevices(fleet, { ...this.thresholds(), now: fleet.now() });
    const onlyStuck = [...stuck].filter(
      (thingName) => !fleet.devices.isFailing(thingName) && !this.mutes.isSilent(fleet, thingName),
    );
    return this.unmutedFailingCount(fleet) + onlyStuck.length;
  }
}
