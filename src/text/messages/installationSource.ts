import type { EffectiveDeployment } from '../../greengrass/model';
import { deploymentLabel } from '../../greengrass/failures/deploymentLabel';

/** Who installed a component, in words: the deployment by its name, a local deployment, or the ID as it came. */
export function installationSource(
  source: string | undefined,
  deployments: readonly EffectiveDeployment[] | undefined,
): string {
  if (source === undefined || source === '') {
    return 'not reported';
  }
  if (source === 'LOCAL') {
    return 'a local deployment, made on the device';
  }
  const deployment = deployments?.find(({ deploymentId }) => deploymentId === source);
  if (deployment !== undefined) {
    return `deployment ${deploymentLabel(deployment)} (${source})`;
  }
  const why = deployments === undefined ? 'deployments not read' : 'not among the effective deployments of the device';
  return `deployment ${source} (${why})`;
}
