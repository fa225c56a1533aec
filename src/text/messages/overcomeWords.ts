import { absoluteTime, ageOf, type TimeZone } from '../../base/time';
import { deploymentLabel } from '../../greengrass/failures/deploymentLabel';
import { endedInFailure } from '../../greengrass/failures/overcome';
import { lastChangeOf } from '../../greengrass/lastChange';
import type { EffectiveDeployment } from '../../greengrass/model';

/** What overcame a failed deployment, for its row: `Fixed by a later deployment (2 h ago)`. Both say that it failed. */
export function overcomeWords(by: EffectiveDeployment, now: Date): string {
  const changed = lastChangeOf(by);
  const words = endedInFailure(by) ? 'A later deployment failed, too' : 'Fixed by a later deployment';
  return changed === undefined ? words : `${words} (${ageOf(changed, now)})`;
}

/** The same as a sentence with the deployment and the time. */
export function overcomeSentence(by: EffectiveDeployment, zone: TimeZone): string {
  const changed = lastChangeOf(by);
  const what = endedInFailure(by)
    ? 'A later deployment to the same target failed'
    : 'Fixed by a later deployment to the same target';
  const when = changed === undefined ? '' : `, ${absoluteTime(changed, zone)}`;
  return `${what}: ${deploymentLabel(by)}${when}.`;
}
