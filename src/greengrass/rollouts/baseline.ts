import type { EffectiveDeployment, ListedDeployment } from '../model';
import { isNewer } from '../status/superseded';
import { outcomeOf } from './outcome';
import { compareRevisions, revisionNumber } from './rollout';

/**
 * The last deployment for the same target that succeeded on a device before another one was created; `undefined` if the
 * device reports none.
 * @param siblings the effective deployments of the device, in any order
 */
export function lastSuccess(
  deployment: EffectiveDeployment,
  siblings: readonly EffectiveDeployment[],
): EffectiveDeployment | undefined {
  const { targetArn = '' } = deployment;
  let last: EffectiveDeployment | undefined;
  for (const other of siblings) {
    const isCandidate =
      targetArn !== '' &&
      other.targetArn === targetArn &&
      other.deploymentId !== '' &&
      other.deploymentId !== deployment.deploymentId &&
      outcomeOf(other.coreDeviceExecutionStatus) === 'succeeded' &&
      isNewer(deployment, other);
    if (isCandidate && (last === undefined || isNewer(other, last))) {
      last = other;
    }
  }
  return last;
}

/**
 * The revision before another one for the same target.
 * @param known revisions for the target, in any order
 * @param areAll whether AWS has no others. If not, only the one with the previous number is known to be the one before.
 * @returns `first` if there is none, `unknown` if it isn't among the known ones
 */
export function revisionBefore(
  revision: ListedDeployment,
  known: readonly ListedDeployment[],
  areAll: boolean,
): ListedDeployment | 'first' | 'unknown' {
  const [before] = known
    .filter((other) => other.deploymentId !== revision.deploymentId && compareRevisions(revision, other) < 0)
    .sort(compareRevisions);
  if (areAll) {
    return before ?? 'first';
  }
  const number = revisionNumber(revision);
  if (number === 1) {
    return 'first';
  }
  const isNext = number !== undefined && before !== undefined && revisionNumber(before) === number - 1;
  return isNext ? before : 'unknown';
}
