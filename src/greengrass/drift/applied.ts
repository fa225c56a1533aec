import { parseReason } from '../failures/reason';
import type { EffectiveDeployment } from '../model';
import { isNewer } from '../status/superseded';
import type { Aftermath } from './verdict';

const aftermaths: Readonly<Record<string, Aftermath>> = {
  FAILED_NO_STATE_CHANGE: 'unchanged',
  FAILED_ROLLBACK_COMPLETE: 'rolledBack',
  FAILED_ROLLBACK_NOT_REQUESTED: 'applied',
};

/**
 * What a failed deployment left on its core device. A deployment that timed out may still go on, and Nucleus Lite reports
 * the same for every failure.
 */
export function aftermathOf({ coreDeviceExecutionStatus, reason }: EffectiveDeployment, isLite: boolean): Aftermath {
  const detailed = coreDeviceExecutionStatus === 'FAILED' ? parseReason(reason)?.detailedStatus : undefined;
  return isLite ? 'unknown' : (aftermaths[detailed ?? ''] ?? 'unknown');
}

/** Whether a core device applied a deployment, at least partly. Its slot then holds the components of the deployment. */
export function wasApplied(effective: EffectiveDeployment, isLite: boolean): boolean {
  switch (effective.coreDeviceExecutionStatus) {
    case 'SUCCEEDED':
    case 'COMPLETED':
      return true;
    case 'FAILED':
      return aftermathOf(effective, isLite) === 'applied';
    default:
      return false;
  }
}

/**
 * The newest deployment that a core device applied; `undefined` if it reports none.
 * @param effective its deployments for one slot, in any order
 * @param except the ID of one that doesn't count
 */
export function lastApplied(
  effective: readonly EffectiveDeployment[],
  isLite: boolean,
  except: string | undefined,
): EffectiveDeployment | undefined {
  let last: EffectiveDeployment | undefined;
  for (const other of effective) {
    if (other.deploymentId !== except && wasApplied(other, isLite) && (last === undefined || isNewer(other, last))) {
      last = other;
    }
  }
  return last;
}
