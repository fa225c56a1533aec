import { count, grouped } from '../../../base/numbers';
import { visibleName, visibleText } from '../../../base/visibleText';
import { targetName } from '../../../greengrass/addresses/arn';
import type { EffectiveDeployment, ListedDeployment } from '../../../greengrass/model';
import type { DeviceOutcome } from '../../../greengrass/rollouts/deviceOutcome';
import { outcomeLook, outcomes, totalOf, worstOutcome, type Outcome } from '../../../greengrass/rollouts/outcome';
import { executionStatusLook } from '../../../greengrass/status/status';
import { notifiedOf, type RolloutCounts, type RolloutPhase } from '../../../greengrass/rollouts/rollout';

/** The name of a deployment, else the name of its target. */
export function rolloutName({ deploymentName, targetArn, deploymentId }: ListedDeployment): string {
  const name = deploymentName ?? '';
  return visibleName(name !== '' ? name : targetName(targetArn ?? deploymentId));
}

/** `revision 3`; nothing if AWS didn't say. */
export function revisionWords({ revisionId }: Pick<ListedDeployment, 'revisionId'>): string | undefined {
  return revisionId === undefined || revisionId === '' ? undefined : `revision ${visibleText(revisionId)}`;
}

/** `weld-controller revision 3`: a deployment inside a sentence. */
export function rolloutRevision(deployment: ListedDeployment): string {
  return [rolloutName(deployment), revisionWords(deployment)].filter(Boolean).join(' ');
}

/** An outcome inside a sentence: `failed`, `in progress`. */
export function outcomeWords(outcome: Outcome): string {
  return outcomeLook(outcome).words.toLowerCase();
}

/**
 * The worst outcome in words: `7 of 40 failed`, `40 succeeded`. The whole is the devices that were notified so far, or the
 * known ones.
 */
export function worstWords({ counts, source }: RolloutCounts): string {
  const worst = worstOutcome(counts);
  if (worst === undefined) {
    return 'No devices yet';
  }
  const [amount, total] = [counts[worst], totalOf(counts)];
  if (total === 1 && source !== 'devices') {
    return outcomeLook(worst).words;
  }
  const known = source === 'devices' ? ' known' : '';
  return amount === total
    ? `${grouped(amount)}${known} ${outcomeWords(worst)}`
    : `${grouped(amount)} of ${grouped(total)}${known} ${outcomeWords(worst)}`;
}

const ended: ReadonlySet<string> = new Set(['SUCCEEDED', 'COMPLETED', 'FAILED', 'REJECTED']);

/** How a device reports that a deployment ended, inside a sentence; `undefined` if it doesn't. */
export function reportedEnd({ coreDeviceExecutionStatus: status = '' }: EffectiveDeployment): string | undefined {
  return ended.has(status) ? executionStatusLook(status).words.toLowerCase() : undefined;
}

/**
 * What the outcome on a device doesn't say: a sub-deployment replaced it, what the device itself reported at the end, or
 * that it may have finished.
 */
export function deviceCaveat({ replacedBy, isUncertain, effective }: DeviceOutcome): string | undefined {
  if (replacedBy !== undefined) {
    return `replaced by sub-deployment ${rolloutName(replacedBy)}`;
  }
  const reported = effective && reportedEnd(effective);
  const words = reported === undefined ? 'may have finished' : `device reported ${reported}`;
  return isUncertain ? words : undefined;
}

/** Every outcome with its number of devices, worst first: `7 failed, 33 succeeded`. */
export function countWords({ counts }: RolloutCounts): string {
  return outcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${grouped(counts[outcome])} ${outcomeWords(outcome)}`)
    .join(', ');
}

/** `38 of 40 notified`; `38 notified` while the size of the thing group isn't known. */
export function notifiedWords(counted: RolloutCounts): string {
  const { notified, of } = notifiedOf(counted);
  return `${grouped(notified)}${of === undefined ? '' : ` of ${grouped(of)}`} notified`;
}

/** The same as a sentence: `38 of 40 devices notified so far.` */
export function notifiedSentence(counted: RolloutCounts): string {
  const { notified, of } = notifiedOf(counted);
  const devices = of === undefined ? count(notified, 'device') : `${grouped(notified)} of ${count(of, 'device')}`;
  return `${devices} notified so far.`;
}

const phases: Readonly<Record<RolloutPhase, { readonly short: string; readonly sentence: string }>> = {
  active: { short: '', sentence: '' },
  superseded: {
    short: 'Superseded',
    sentence: 'Superseded by a later revision for the same target.',
  },
  replacedByParent: {
    short: 'Replaced by parent',
    sentence: 'A later revision of its parent replaced this sub-deployment.',
  },
  canceled: {
    short: 'Canceled',
    sentence: "Canceled. Devices that hadn't finished don't get it.",
  },
  deletingJob: { short: 'Deleting job', sentence: 'AWS IoT is deleting the job of this deployment.' },
  jobDeleted: {
    short: 'Job deleted',
    sentence: 'The job of this deployment was deleted.',
  },
  deleted: {
    short: 'Deleted',
    sentence: 'The deployment was deleted. Core devices that received it keep running it.',
  },
};

/** What became of a revision, for a row; nothing while it is active. */
export function phaseWords(phase: RolloutPhase): string | undefined {
  return phases[phase].short || undefined;
}

/** What became of a revision, in a sentence; nothing while it is active. */
export function phaseSentence(phase: RolloutPhase): string | undefined {
  return phases[phase].sentence || undefined;
}
