import { cloudDeploymentOf } from '../cloudDeployments';
import { groupDeployment } from '../generated/deviceParts';
import type { SimulatedFleet } from '../fleetFile';
import { generateFleet } from '../generated/generateFleet';
import { days, seededRandom } from '../generated/random';

/** Groups with a deployment but without devices. */
const emptyGroups = ['plant-linz-old', 'shops-graz', 'lab', 'depot'];

/**
 * A large healthy fleet with 40 failing devices: 30 with a failed deployment and 10 with a broken component. It has
 * twelve latest deployments.
 */
export function fewFailing(size: number, seed = 1): SimulatedFleet {
  const step = Math.floor(size / 40);
  const fleet = generateFleet(size, seed, (ordinal) => {
    const isFailing = ordinal % step === 0 && ordinal / step < 40;
    return isFailing ? ((ordinal / step) % 4 === 0 ? 'brokenComponent' : 'failedDeployment') : 'none';
  });
  const random = seededRandom(seed);
  const others = emptyGroups.map((group) =>
    cloudDeploymentOf(groupDeployment(random, group, group, 90 * days), '1', 0, {}),
  );
  return { ...fleet, deployments: [...(fleet.deployments ?? []), ...others] };
}
