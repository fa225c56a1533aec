import type { EffectiveDeployment } from '../../../greengrass/model';
import { sourceOf } from '../../../greengrass/failures/failure';
import { deploymentLabel } from '../../../greengrass/failures/deploymentLabel';

/** What installed a component, in words: the name of the deployment, a local deployment, or the ID as reported. */
export function installationSource(
  id: string | undefined,
  deployments: readonly EffectiveDeployment[] | undefined,
): string {
  if (id === undefined || id === '') {
    return 'not reported';
  }
  const source = sourceOf(id, deployments);
  switch (source) {
    case 'local':
      return 'a local deployment on the device';
    case 'unknown': {
      const isLoaded = deployments !== undefined;
      return `deployment ${id} (${isLoaded ? 'not an effective deployment of the device' : 'deployments not loaded'})`;
    }
    default:
      return `deployment ${deploymentLabel(source)} (${id})`;
  }
}
