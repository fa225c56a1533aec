import { visibleName } from '../../base/visibleText';
import { targetName } from '../addresses/arn';
import type { EffectiveDeployment } from '../model';

/** The display name of a deployment: its own name, else its target's, else its ID. */
export function deploymentLabel(deployment: EffectiveDeployment): string {
  const { deploymentName = '', targetArn = '', deploymentId } = deployment;
  const names = [deploymentName, targetName(targetArn), deploymentId];
  return visibleName(names.find((name) => name.trim() !== '') ?? '');
}
