import { isBad, type Outcome } from '../../greengrass/rollouts/outcome';
import type { Fleet } from '../fleet';
import { reportedOn } from './deploymentDevices';
import { devicesWith } from './rolloutDevices';

/** The error codes of this many devices load at once when a user opens them. Others wait for the request budget. */
const maxAtOnce = 20;

/**
 * Reads why a deployment failed on the first devices with an outcome that the user has opened: one request each, two if no
 * list has returned the device. Never rejects: a row without a code says nothing wrong.
 */
export async function readFailedDevices(fleet: Fleet, deploymentId: string, outcome: Outcome): Promise<void> {
  const devices = isBad(outcome) ? devicesWith(fleet, deploymentId, outcome) : [];
  const unknown = devices.slice(0, maxAtOnce).filter(({ thingName }) => {
    const record = fleet.devices.get(thingName);
    return record === undefined || reportedOn(record, deploymentId) === undefined;
  });
  await Promise.all(
    unknown.map(({ thingName }) =>
      fleet.devices.find(thingName).then(
        (record) => record.deployments.read(),
        () => undefined,
      ),
    ),
  );
}
