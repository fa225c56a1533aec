import { grouped } from '../../base/numbers';
import { ageOf, shortAgeOf } from '../../base/time';
import { visibleText } from '../../base/visibleText';
import type { RolloutGroup } from '../../fleet/deployments/rolloutSelection';
import { targetInWords, targetName } from '../../greengrass/addresses/arn';
import { isBad, outcomeLook, outcomes, worstOutcome, type Outcome } from '../../greengrass/rollouts/outcome';
import { countsOf, notifiedOf, phaseOf, type Rollout, type RolloutCounts } from '../../greengrass/rollouts/rollout';
import type { Look } from '../../greengrass/status/status';
import { rolloutGroupLabel } from '../filter/rolloutFilterWords';
import {
  notifiedWords,
  phaseWords,
  revisionWords,
  rolloutName,
  worstWords,
} from '../messages/deployments/rolloutWords';
import { inParts, inSpeech, type Row } from './row';

/** The icon before anything is counted. */
const notCounted: Look = { icon: 'rocket', severity: 'neutral' };

/** The icon of a rollout: the worst of its devices, and never the status of the deployment. */
export function rolloutLook(rollout: Rollout): Look {
  const worst = worstOutcome(countsOf(rollout)?.counts ?? rollout.devices.counts);
  if (worst === undefined) {
    return notCounted;
  }
  const look = outcomeLook(worst);
  // A later revision replaced it, so its failures are history.
  const isHistory = ['superseded', 'replacedByParent'].includes(phaseOf(rollout));
  return isHistory && isBad(worst) ? { icon: 'history', severity: 'neutral' } : look;
}

/** `38 of 40 notified`, while devices of the thing group are known to be missing. */
function rollingOut(counts: RolloutCounts | undefined): string | undefined {
  if (counts === undefined) {
    return undefined;
  }
  const { notified, of } = notifiedOf(counts);
  return of === undefined || notified === of ? undefined : notifiedWords(counts);
}

/**
 * The row of a deployment: its worst outcome and how many devices have it, the most frequent error code, how many
 * devices don't have it yet, whether it is a sub-deployment, its revision, its age, and its target.
 * @param isNameShared whether another deployment has the same name: the target then comes first, because a narrow side bar
 * cuts off the end
 */
export function rolloutRow(rollout: Rollout, now: Date, isNameShared = false): Row {
  const { deployment, devices, error } = rollout;
  const counts = countsOf(rollout);
  const worst = counts && worstOutcome(counts.counts);
  const [code] = worst !== undefined && isBad(worst) ? (devices.codes[0] ?? []) : [];
  const label = rolloutName(deployment);
  const outcome = counts === undefined ? undefined : worstWords(counts);
  const shown = code === undefined ? undefined : visibleText(code);
  const { creationTimestamp: created, targetArn = '' } = deployment;
  const target = visibleText(targetName(targetArn));
  const inWords = visibleText(targetInWords(targetArn));
  const distinct = target === label ? inWords : target;
  const words = phaseWords(phaseOf(rollout));
  // The outcome of the only device already says that the rollout was canceled.
  const phase = words === outcome ? undefined : words;
  const isSub = (deployment.parentTargetArn ?? '') !== '';
  const isDenied = counts === undefined && error?.kind === 'denied';
  return {
    label,
    description: inParts(
      isNameShared ? distinct : undefined,
      phase,
      outcome,
      shown,
      rollingOut(counts),
      isSub ? 'sub-deployment' : undefined,
      isDenied ? 'not counted, access denied' : undefined,
      revisionWords(deployment),
      created && shortAgeOf(created, now),
      isNameShared || target === label ? undefined : target,
    ),
    ...rolloutLook(rollout),
    accessibilityLabel: inSpeech(
      `${isSub ? 'Sub-deployment' : 'Deployment'} ${label}`,
      phase,
      outcome ?? 'not counted yet',
      shown,
      rollingOut(counts),
      revisionWords(deployment),
      inWords,
      created && `created ${ageOf(created, now)}`,
    ),
  };
}

/** The row of a revision below its deployment: the same without the name. */
export function revisionRow(rollout: Rollout, now: Date): Row {
  const { revisionId = '' } = rollout.deployment;
  const row = rolloutRow({ ...rollout, deployment: { ...rollout.deployment, revisionId: undefined } }, now);
  const label = revisionId === '' ? row.label : `Revision ${visibleText(revisionId)}`;
  return { ...row, label, accessibilityLabel: inSpeech(label, row.accessibilityLabel) };
}

/** The row of the devices with an outcome: `Failed (7)`. */
export function outcomeRow(outcome: Outcome, size: number): Row {
  const { words, icon, severity } = outcomeLook(outcome);
  const label = `${words} (${grouped(size)})`;
  return { label, description: '', icon, severity, accessibilityLabel: label };
}

/**
 * The row above the revisions for a target.
 * @param size `undefined` until they are loaded
 */
export function revisionsRow(size: number | undefined): Row {
  const label = size === undefined ? 'Revisions' : `Revisions (${grouped(size)})`;
  return { label, description: '', icon: 'versions', severity: 'neutral', accessibilityLabel: label };
}

/**
 * The row of a group of deployments.
 * @param bad the number of deployments with a device on which they failed
 * @param worst the look of the worst of them; `undefined` without any
 */
export function rolloutGroupRow(group: RolloutGroup, size: number, bad: number, worst: Look | undefined): Row {
  const label = `${rolloutGroupLabel(group)} (${grouped(size)})`;
  const outcome = outcomes.find((one) => one === group);
  if (outcome !== undefined) {
    return outcomeRow(outcome, size);
  }
  const description = bad === 0 ? '' : `${grouped(bad)} failed`;
  return { label, description, ...(worst ?? notCounted), accessibilityLabel: inSpeech(label, description) };
}
