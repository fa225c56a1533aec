import type { EffectiveDeployment } from '../../greengrass/model';
import { sourceOf } from '../../greengrass/failures/failure';
import { deploymentLabel } from '../../greengrass/failures/deploymentLabel';

/** Who installed a component, in words: the deployment by its name, a local deployment, or the ID as it came. */
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
      return 'a local deployment, made on the device';
    case 'unknown': {
      const isRead = deployments !== undefined;
      return `deployment ${id} (${isRead ? 'not among the effective deployments of the device' : 'deployments not read'})`;
    }
    default:
      return `deployment ${deploymentLabel(source)} (${id})`;
  }
}
