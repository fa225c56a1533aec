import type { Deployment, EffectiveDeployment, ListedDeployment } from '../model';
import { aftermathOf, lastApplied } from './applied';
import { isWithdrawn, type SlotFacts } from './countingRevision';
import type { UnknownReason, Verdict } from './verdict';

/** How far a core device is with a revision: it applied the revision, or why it didn't. */
export type Reach =
  { readonly kind: 'applied' } | Extract<Verdict, { kind: 'notYet' | 'failed' | 'canceled' | 'unknown' }>;

const applied: Reach = { kind: 'applied' };
const canceled: Reach = { kind: 'canceled' };
const queued: Reach = { kind: 'notYet', why: 'queued' };
const inProgress: Reach = { kind: 'notYet', why: 'inProgress' };
const notReceived: Reach = { kind: 'notYet', why: 'notReceived' };

/** The reach if it can't be known. */
export function unknownReach(why: UnknownReason): Reach {
  return { kind: 'unknown', why };
}

function failed(execution: EffectiveDeployment, facts: SlotFacts): Reach {
  const aftermath = aftermathOf(execution, facts.nucleus.isLite);
  return { kind: 'failed', aftermath, lastApplied: lastApplied(facts, execution.deploymentId) };
}

/** Whether a later deployment for the same target hides a revision, because AWS may list only the last one for each target. */
function isHidden({ targetArn, creationTimestamp }: ListedDeployment, { effective }: SlotFacts): boolean {
  return effective.some(
    (other) =>
      other.targetArn === targetArn &&
      (creationTimestamp === undefined ||
        other.creationTimestamp === undefined ||
        other.creationTimestamp > creationTimestamp),
  );
}

/**
 * How far a device is with the revision that counts for a slot.
 * @param execution the revision as the device reports it; `undefined` if it doesn't
 */
export function reachOf(
  revision: ListedDeployment,
  execution: EffectiveDeployment | undefined,
  facts: SlotFacts,
): Reach {
  if (execution === undefined) {
    return isHidden(revision, facts)
      ? unknownReach('deploymentDeleted')
      : isWithdrawn(revision)
        ? canceled
        : notReceived;
  }
  switch (execution.coreDeviceExecutionStatus) {
    case 'SUCCEEDED':
    case 'COMPLETED':
      return applied;
    case 'IN_PROGRESS':
      return inProgress;
    case 'QUEUED':
      return isWithdrawn(revision) ? canceled : queued;
    case 'FAILED':
    case 'TIMED_OUT':
      return failed(execution, facts);
    case 'CANCELED':
      return canceled;
    case 'REJECTED':
      return unknownReach('rejected');
    default:
      return unknownReach('status');
  }
}

/** What a slot holds: the definition of the deployment that the device last applied there, as far as that is known. */
export type Held = Deployment | 'nothing' | 'unknown';

/**
 * What a slot of a device holds.
 * @param definition the revision that counts; `undefined` if it was deleted or hasn't loaded
 */
export function heldIn(
  definition: Deployment | undefined,
  execution: EffectiveDeployment | undefined,
  reach: Reach,
  facts: SlotFacts,
): Held {
  const isApplied = reach.kind === 'applied' || (reach.kind === 'failed' && reach.aftermath === 'applied');
  if (isApplied) {
    return definition ?? 'unknown';
  }
  if (reach.kind === 'unknown' || (reach.kind === 'failed' && reach.aftermath === 'unknown')) {
    return 'unknown';
  }
  if (facts.effective.length === 0) {
    return 'nothing';
  }
  const last = lastApplied(facts, execution?.deploymentId);
  return last === undefined ? 'unknown' : (facts.revisions.definitionOf(last.deploymentId) ?? 'unknown');
}
