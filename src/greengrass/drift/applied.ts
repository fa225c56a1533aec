import { parseReason } from '../failures/reason';
import type { EffectiveDeployment } from '../model';
import { isNewer } from '../status/superseded';
import type { Revisions } from './revisions';
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

/** Whether a core device applied a deployment, at least partly; `undefined` if that isn't known. */
function isApplied(effective: EffectiveDeployment, isLite: boolean): boolean | undefined {
  switch (effective.coreDeviceExecutionStatus) {
    case 'SUCCEEDED':
    case 'COMPLETED':
      return true;
    case 'FAILED':
    case 'TIMED_OUT': {
      const aftermath = aftermathOf(effective, isLite);
      return aftermath === 'unknown' ? undefined : aftermath === 'applied';
    }
    default:
      return false;
  }
}

/** Whether a core device certainly applied a deployment. Its slot then holds the components of the deployment. */
export function wasApplied(effective: EffectiveDeployment, isLite: boolean): boolean {
  return isApplied(effective, isLite) === true;
}

/** What the deployments of one slot of a core device are judged by. */
export interface SlotDeployments {
  /** The effective deployments of the device that use the slot, in any order. */
  readonly effective: readonly EffectiveDeployment[];
  readonly nucleus: { readonly isLite: boolean };
  readonly revisions: Revisions;
}

/**
 * Whether a deployment that wasn't applied may hide one that was: AWS may list only the last one for each target. The first
 * revision hides none.
 */
function mayHide(one: EffectiveDeployment, { effective, nucleus, revisions }: SlotDeployments): boolean {
  return (
    !wasApplied(one, nucleus.isLite) &&
    !effective.some((other) => other !== one && other.targetArn === one.targetArn) &&
    revisions.find(one.deploymentId)?.revisionId !== '1'
  );
}

/**
 * The last deployment that a core device applied in a slot; `undefined` if that isn't known.
 * @param except the ID of one that doesn't count
 */
export function lastApplied(slot: SlotDeployments, except: string | undefined): EffectiveDeployment | undefined {
  const { effective, nucleus } = slot;
  let last: EffectiveDeployment | undefined;
  for (const other of effective) {
    if (mayHide(other, slot)) {
      return undefined;
    }
    const isCandidate = other.deploymentId !== except && isApplied(other, nucleus.isLite) !== false;
    if (isCandidate && (last === undefined || isNewer(other, last))) {
      last = other;
    }
  }
  return last !== undefined && wasApplied(last, nucleus.isLite) ? last : undefined;
}
