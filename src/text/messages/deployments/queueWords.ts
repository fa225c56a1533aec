import { shortAgeOf } from '../../../base/time';
import { deploymentLabel } from '../../../greengrass/failures/deploymentLabel';
import { lastChangeOf } from '../../../greengrass/lastChange';
import type { EffectiveDeployment } from '../../../greengrass/model';
import { aheadOf } from '../../../greengrass/status/queue';
import { executionStatusLook } from '../../../greengrass/status/status';
import { stuckDeployments } from '../../../greengrass/status/stuck';
import type { TextContext } from '../../textContext';
import { labelAmong } from './namesakes';

/**
 * How many deployments are queued behind a stuck one, or which one a queued deployment is behind: `behind press-line`.
 * `undefined` if it neither blocks nor waits for another.
 * @param siblings the effective deployments of the device, including this one
 */
export function waitingWords(
  deployment: EffectiveDeployment,
  siblings: readonly EffectiveDeployment[],
  context: TextContext,
): string | undefined {
  const own = stuckDeployments(siblings, context).find((one) => one.deployment === deployment);
  if (own !== undefined) {
    return own.queuedBehind === 0 ? undefined : `${own.queuedBehind} queued behind it`;
  }
  const [first] = aheadOf(deployment, siblings);
  return first && `behind ${labelAmong(first, siblings, context.timeZone)}`;
}

/**
 * The same where the other deployments of the device have no rows: also how the one ahead is doing. `behind press-line, stuck
 * 5 h` needs nothing else to tell it from others of its name.
 */
export function waitingWordsAlone(
  deployment: EffectiveDeployment,
  siblings: readonly EffectiveDeployment[],
  context: TextContext,
): string | undefined {
  const [first] = aheadOf(deployment, siblings);
  if (first === undefined) {
    return waitingWords(deployment, siblings, context);
  }
  const isStuck = stuckDeployments(siblings, context).some((one) => one.deployment === first);
  const state = isStuck ? 'stuck' : executionStatusLook(first.coreDeviceExecutionStatus).words.toLowerCase();
  const since = lastChangeOf(first);
  const age = since === undefined ? '' : ` ${shortAgeOf(since, context.now)}`;
  return `behind ${deploymentLabel(first)}, ${state}${age}`;
}
