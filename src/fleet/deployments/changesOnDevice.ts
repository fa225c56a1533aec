import type { EffectiveDeployment } from '../../greengrass/model';
import { endedInFailure } from '../../greengrass/failures/overcome';
import { lastSuccess } from '../../greengrass/rollouts/baseline';
import type { ChangeFacts } from '../../greengrass/rollouts/whatChanged';
import type { Fleet } from '../fleet';
import { baselineBefore, changesSince, loadChangesSince, type FindBaseline } from './changesOfRevision';

/** The last revision for the target that succeeded on the device, else the revision before. */
function baselineOnDevice(
  fleet: Fleet,
  deployment: EffectiveDeployment,
  siblings: readonly EffectiveDeployment[],
): FindBaseline {
  return (definition) => {
    const success = lastSuccess(deployment, siblings);
    return success === undefined
      ? baselineBefore(fleet, definition)
      : { deploymentId: success.deploymentId, kind: 'succeeded' };
  };
}

/**
 * Everything known that can explain why a deployment failed; `undefined` if it didn't. Sends no request.
 * @param siblings the effective deployments of the device
 */
export function changeFacts(
  fleet: Fleet,
  deployment: EffectiveDeployment,
  siblings: readonly EffectiveDeployment[],
): ChangeFacts | undefined {
  const { deploymentId } = deployment;
  return endedInFailure(deployment)
    ? {
        changed: changesSince(fleet, deploymentId, baselineOnDevice(fleet, deployment, siblings)),
        distinctions: fleet.deploymentDevices.distinctions(deploymentId),
      }
    : undefined;
}

/** Loads what {@link changeFacts} needs. Never rejects. */
export function loadWhatChanged(
  fleet: Fleet,
  deployment: EffectiveDeployment,
  siblings: readonly EffectiveDeployment[],
): Promise<void> {
  return loadChangesSince(fleet, deployment.deploymentId, baselineOnDevice(fleet, deployment, siblings));
}
