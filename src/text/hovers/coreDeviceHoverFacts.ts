import { failuresOf } from '../../greengrass/failures/failure';
import { deploymentLabel } from '../../greengrass/failures/deploymentLabel';
import { stuckDeployments } from '../../greengrass/status/stuck';
import type { StuckContext } from '../../greengrass/status/thresholds';
import type { KnownDevice } from '../../greengrass/knownDevice';
import { failureName, failureTitle } from '../messages/devices/failureWords';

/**
 * Everything that the hover of a core device depends on, as one text: VS Code keeps a hover until its row is drawn again,
 * and the row alone doesn't tell whether the device has been scanned. It has a file of its own because the hover is
 * loaded when the first one is shown.
 */
export function coreDeviceHoverFacts(known: KnownDevice, context: StuckContext): string {
  const { device, details, deployments, components, place } = known;
  return JSON.stringify([
    device,
    // Not read is another thing than read and empty.
    details === undefined ? [] : [details],
    place.account,
    [deployments !== undefined, components !== undefined],
    failuresOf(known).map((failure) => [failureTitle(failure), failureName(failure), failure.code]),
    stuckDeployments(deployments ?? [], context).map(({ deployment, since, queuedBehind }) => [
      deploymentLabel(deployment),
      since,
      queuedBehind,
    ]),
  ]);
}
