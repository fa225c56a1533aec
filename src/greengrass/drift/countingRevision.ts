import type { EffectiveDeployment, ListedDeployment } from '../model';
import { wasApplied, type SlotDeployments } from './applied';
import type { DriftNucleus } from './driftFacts';
import type { SlotName } from './revisions';
import type { UnknownReason } from './verdict';

/** What a slot of a core device is judged by. */
export interface SlotFacts extends SlotDeployments {
  readonly slot: SlotName;
  readonly nucleus: DriftNucleus;
  /** Whether the device is a target, or is in one; otherwise the reason why that isn't known. */
  readonly isMember: (target: SlotName) => boolean | UnknownReason;
}

/** The revision that counts for a device, or why it isn't known; `undefined` if there is none. */
export type Counting = ListedDeployment | UnknownReason | undefined;

/** Whether a device that doesn't have a deployment won't get it. */
export function isWithdrawn({ deploymentStatus }: ListedDeployment): boolean {
  return deploymentStatus === 'CANCELED' || deploymentStatus === 'INACTIVE';
}

/** When a deployment was created, in milliseconds since the epoch. One without a time is the oldest. */
function createdAt({ creationTimestamp }: Pick<ListedDeployment, 'creationTimestamp'>): number {
  return creationTimestamp?.getTime() ?? -Infinity;
}

/** Whether a device applied a deployment or goes on with it. Canceling a deployment doesn't change that. */
function hasStarted(execution: EffectiveDeployment | undefined, isLite: boolean): boolean {
  return (
    execution !== undefined && (execution.coreDeviceExecutionStatus === 'IN_PROGRESS' || wasApplied(execution, isLite))
  );
}

/** A sub-deployment if it counts for a device. One that was canceled counts only on devices that have it. */
function countingSub(sub: ListedDeployment, facts: SlotFacts): Counting {
  const { effective, revisions, nucleus } = facts;
  const execution = effective.find(({ deploymentId }) => deploymentId === sub.deploymentId);
  const isMember = facts.isMember(revisions.nameOf(sub.targetArn ?? ''));
  if (isMember === true) {
    const isCanceled = isWithdrawn(sub) && !hasStarted(execution, nucleus.isLite);
    return isCanceled ? undefined : nucleus.hasSubDeployments ? sub : 'subDeployment';
  }
  if (execution !== undefined) {
    // The device left the group and may keep the sub-deployment.
    return 'subDeployment';
  }
  return isMember === false ? undefined : isMember;
}

/** A deployment that AWS doesn't list as a latest revision if it counts for the device that reports it. */
function countingReported(reported: EffectiveDeployment, { slot, revisions, nucleus }: SlotFacts): Counting {
  const definition = revisions.definition(reported.deploymentId);
  if (definition === 'deleted') {
    return wasApplied(reported, nucleus.isLite) ? 'deploymentDeleted' : undefined;
  }
  if (definition === undefined) {
    return 'definitionNotLoaded';
  }
  if (definition.parentTargetArn !== undefined) {
    return 'subDeployment';
  }
  if (definition.isLatestForTarget !== false) {
    return definition;
  }
  return revisions.areKnown(slot) ? 'deploymentDeleted' : 'latestIncomplete';
}

/** Looks for the counting one among all deployments for a slot, from the newest on. */
function search(facts: SlotFacts): Counting {
  const { latest, subDeployments } = facts.revisions.at(facts.slot);
  const ids = new Set([latest, ...subDeployments].map((listed) => listed?.deploymentId));
  const candidates = [
    ...(latest === undefined ? [] : [{ created: createdAt(latest), counting: () => latest }]),
    ...subDeployments.map((sub) => ({ created: createdAt(sub), counting: () => countingSub(sub, facts) })),
    ...facts.effective
      .filter(({ deploymentId }) => !ids.has(deploymentId))
      .map((reported) => ({ created: createdAt(reported), counting: () => countingReported(reported, facts) })),
  ].sort((a, b) => Math.sign(b.created - a.created) || 0);
  for (const { counting } of candidates) {
    const found = counting();
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/**
 * The revision that counts for a slot of a core device: the latest one for the target, or a later sub-deployment on the
 * device. The device can also report one that AWS doesn't list, because it was deleted or the list is older.
 */
export function countingRevision(facts: SlotFacts): Counting {
  const { latest, subDeployments } = facts.revisions.at(facts.slot);
  if (latest?.creationTimestamp !== undefined) {
    const created = createdAt(latest);
    const isNewest =
      !subDeployments.some((sub) => createdAt(sub) > created) &&
      !facts.effective.some((one) => one.deploymentId !== latest.deploymentId && createdAt(one) > created);
    // Almost always. The search is slow for a fleet.
    if (isNewest) {
      return latest;
    }
  }
  return search(facts);
}
