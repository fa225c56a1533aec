import { countFailingOrStuck } from '../fleet/devices/deviceConditions';
import type { Fleet } from '../fleet/fleet';
import type { Thresholds } from '../greengrass/status/thresholds';

/** How many core devices need attention. */
export class Attention {
  constructor(private readonly thresholds: () => Thresholds) {}

  /** The number of core devices that are failing or have a stuck deployment. */
  count(fleet: Fleet): number {
    return countFailingOrStuck(fleet, { ...this.thresholds(), now: fleet.now() });
  }
}
