import { absoluteTime, ageOf, type TimeZone } from '../../../base/time';
import { deploymentLabel } from '../../../greengrass/failures/deploymentLabel';
import { endedInFailure } from '../../../greengrass/failures/overcome';
import { lastChangeOf } from '../../../greengrass/lastChange';
import type { EffectiveDeployment } from '../../../greengrass/model';
import { hasNoResult } from '../../../greengrass/status/progress';

/**
 * What overcame a deployment, for its row: `Fixed by a later deployment (2 h ago)`. All forms say whether it failed or had
 * no result.
 */
export function overcomeWords(deployment: EffectiveDeployment, by: EffectiveDeployment, now: Date): string {
  const changed = lastChangeOf(by);
  const ended = endedInFailure(by) ? 'A later deployment failed, too' : 'Fixed by a later deployment';
  const words = hasNoResult(deployment) ? 'Superseded by a later deployment' : ended;
  return changed === undefined ? words : `${words} (${ageOf(changed, now)})`;
}

/** The same as a sentence with the deployment and the time. */
export function overcomeSentence(deployment: EffectiveDeployment, by: EffectiveDeployment, zone: TimeZone): string {
  const changed = lastChangeOf(by);
  const ended = endedInFailure(by)
    ? 'A later deployment to the same target failed'
    : 'Fixed by a later deployment to the same target';
  const what = hasNoResult(deployment) ? 'Superseded by a later deployment to the same target' : ended;
  const when = changed === undefined ? '' : `, ${absoluteTime(changed, zone)}`;
  return `${what}: ${deploymentLabel(by)}${when}.`;
}
