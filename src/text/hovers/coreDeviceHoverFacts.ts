import { failuresOf } from '../../greengrass/failures/failure';
import { deploymentLabel } from '../../greengrass/failures/deploymentLabel';
import { stuckDeployments, type StuckContext } from '../../greengrass/status/stuck';
import type { KnownDevice } from '../../greengrass/knownDevice';
import { failureName, failureTitle } from '../messages/failureWords';

/**
 * Everything that the hover of a core device depends on, as one text: VS Code keeps a hover until its row is drawn anew,
 * and the row alone does not tell that the device was looked into. It stands apart from the hover, which is loaded when
 * the first one is shown.
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
