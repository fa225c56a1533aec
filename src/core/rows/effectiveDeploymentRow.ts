import { targetName } from '../arn';
import { deploymentHeadline } from '../failure';
import { ageOf, shortAgeOf, visibleName, visibleText } from '../format';
import type { EffectiveDeployment } from '../model';
import { executionStatusLook } from '../status';
import { inParts, inSpeech, type Row, type RowContext } from './row';

/** The name that a person knows a deployment by: its own, else its target's, else its ID. */
export function deploymentLabel(deployment: EffectiveDeployment): string {
  const { deploymentName = '', targetArn = '', deploymentId } = deployment;
  const names = [deploymentName, targetName(targetArn), deploymentId];
  return visibleName(names.find((name) => name.trim() !== '') ?? '');
}

/** The row of an effective deployment: execution status, headline code if it failed, age of the last change. */
export function effectiveDeploymentRow(deployment: EffectiveDeployment, { now }: RowContext): Row {
  const look = executionStatusLook(deployment.coreDeviceExecutionStatus);
  const headline = deploymentHeadline(deployment);
  const changed = deployment.modifiedTimestamp ?? deployment.creationTimestamp;
  const label = deploymentLabel(deployment);
  const parts = [visibleText(look.words), headline === undefined ? undefined : visibleText(headline)];
  const shortAge = changed === undefined ? undefined : shortAgeOf(changed, now);
  const age = changed === undefined ? undefined : `changed ${ageOf(changed, now)}`;
  return {
    label,
    description: inParts(...parts, shortAge),
    icon: look.icon,
    severity: look.severity,
    accessibilityLabel: inSpeech(`Deployment ${label}`, ...parts, age),
  };
}
