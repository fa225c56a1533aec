import { failuresOf } from '../../greengrass/failures/failure';
import { deploymentLabel } from '../../greengrass/failures/deploymentLabel';
import { stuckDeployments, type StuckContext } from '../../greengrass/status/stuck';
import type { KnownDevice } from '../../greengrass/knownDevice';
import { failureName, failureTitle } from '../messages/failureWords';

/**
 * Everything that the hover of a core device depends on, as one text. VS Code caches a hover until its row is redrawn,
 * and the row alone doesn't show that the device was scanned. This is a separate file because the code of the hover
 * loads only when the first hover is shown.
 */
export function coreDeviceHoverFacts(known: KnownDevice, context: StuckContext): string {
  const { device, details, deployments, components, place } = known;
  return JSON.stringify([
    device,
    details,
    place.account,
    // Not loaded is different from loaded and empty.
    [deployments !== undefined, components !== undefined],
    failuresOf(known).map((failure) => [failureTitle(failure), failureName(failure), failure.code]),
    stuckDeployments(deployments ?? [], context).map(({ deployment, since, queuedBehind }) => [
      deploymentLabel(deployment),
      since,
      queuedBehind,
    ]),
  ]);
}
