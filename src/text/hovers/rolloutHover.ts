import { targetInWords } from '../../greengrass/addresses/arn';
import { countsOf, phaseOf, type Rollout } from '../../greengrass/rollouts/rollout';
import { totalOf } from '../../greengrass/rollouts/outcome';
import type { TimeZone } from '../../base/time';
import { count, grouped } from '../../base/numbers';
import { visibleText } from '../../base/visibleText';
import { countWords, notifiedWords, phaseSentence, rolloutName } from '../messages/deployments/rolloutWords';
import type { ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import { explainedCode } from './errorCodeHover';
import { caveats, field, timeField, type Hover } from './hover';

/** The codes of the known devices: `5 × DISK_SPACE_CRITICAL, 2 × IO_ERROR`. */
function codeWords({ devices }: Rollout): string | undefined {
  const words = devices.codes.slice(0, 3).map(([code, amount]) => `${grouped(amount)} × ${visibleText(code)}`);
  return words.length === 0 ? undefined : words.join(', ');
}

function countFields(rollout: Rollout): Hover {
  const counted = countsOf(rollout);
  if (counted === undefined) {
    return field('Devices', 'not counted yet');
  }
  switch (counted.source) {
    case 'job':
      return field('Devices', `${notifiedWords(counted)}: ${countWords(counted)}`);
    case 'devices':
      return field('Known devices', `${count(totalOf(counted.counts), 'core device')}: ${countWords(counted)}`);
    case 'device':
      return field('Outcome', countWords(counted));
  }
}

/** That AWS IoT may not have what devices reported at the end. */
function uncertainWords(uncertain: number): Hover {
  const devices = uncertain === 1 ? '1 device in progress has' : `${grouped(uncertain)} devices in progress have`;
  const job = uncertain === 1 ? 'its job' : 'their jobs';
  return caveats(uncertain === 0 ? [] : [`${devices} reported since ${job} last changed, and may have finished.`]);
}

/** The data for the hover of a deployment. */
export interface RolloutHoverFacts {
  readonly rollout: Rollout;
  /** How many devices in progress have reported since their job last changed. */
  readonly uncertain: number;
  /** `undefined` until the definition has loaded, and for a deployment to a single thing. */
  readonly iotJobId: string | undefined;
  readonly timeZone: TimeZone;
}

/**
 * The hover of a deployment: its devices by outcome, why it failed, what to do about the most frequent error code, what
 * became of it, and its identifiers.
 */
export function rolloutHover(
  { rollout, uncertain, iotJobId, timeZone }: RolloutHoverFacts,
  explain: ExplainErrorCode,
): Hover {
  const { deployment, job, devices } = rollout;
  const [[code] = []] = devices.codes;
  const { targetArn, parentTargetArn } = deployment;
  const sentence = phaseSentence(phaseOf(rollout));
  const reason = job?.status === 'CANCELED' ? [job.reasonCode, job.comment].filter(Boolean).join(': ') : undefined;
  return [
    { kind: 'heading', text: rolloutName(deployment) },
    ...caveats(sentence === undefined ? [] : [sentence]),
    ...field('Why it was canceled', reason),
    ...countFields(rollout),
    ...uncertainWords(uncertain),
    ...field('Error codes', codeWords(rollout)),
    ...(code === undefined ? [] : explainedCode({ kind: 'deployment', code }, explain)),
    ...field('Revision', deployment.revisionId),
    ...field('Target', targetArn === undefined ? undefined : targetInWords(targetArn)),
    ...field('Sub-deployment of', parentTargetArn === undefined ? undefined : targetInWords(parentTargetArn)),
    ...timeField('Created', deployment.creationTimestamp, 'not reported', timeZone),
    ...(job?.lastUpdatedAt === undefined
      ? []
      : timeField('Job last changed', job.lastUpdatedAt, 'not reported', timeZone)),
    ...field('Deployment status', deployment.deploymentStatus),
    ...field('Target ARN', targetArn),
    ...field('Deployment ID', deployment.deploymentId),
    ...field('IoT job ID', iotJobId),
  ];
}
