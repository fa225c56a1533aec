import type { TimeZone } from '../../../base/time';
import type { DeviceAddress } from '../../../greengrass/addresses/deviceAddress';
import { targetInWords } from '../../../greengrass/addresses/arn';
import type { FailureClues } from '../../../greengrass/failures/failureClues';
import type { LogLocations } from '../../../greengrass/logLocations';
import { deploymentHeadline, errorStackOf } from '../../../greengrass/failures/headline';
import { type Nucleus } from '../../../greengrass/status/nucleus';
import { deploymentCaveats } from '../../messages/devices/nucleusCaveats';
import type { ExplainErrorCode } from '../../../greengrass/codes/errorCodes';
import type { EffectiveDeployment } from '../../../greengrass/model';
import { parseReason } from '../../../greengrass/failures/reason';
import { deploymentLabel } from '../../../greengrass/failures/deploymentLabel';
import { executionStatusLook } from '../../../greengrass/status/status';
import { overcomeSentence } from '../../messages/deployments/overcomeWords';
import type { ChangeFacts } from '../../../greengrass/rollouts/whatChanged';
import { changeLine, distinctionSentence } from '../../messages/deployments/changeWords';
import type { ConflictFacts } from '../../../greengrass/versions/conflictFacts';
import { verdictSentences } from '../../messages/components/versionWords';
import { conflictParts } from './conflictParts';
import { explainedCode } from '../errorCodeHover';
import { explainedFailure } from '../explainedFailure';
import { logFields } from '../logFields';
import { actionLinks, caveats, documentation, field, paragraph, timeField, type Hover } from '../hover';

/** The data for the hover of an effective deployment. */
export interface EffectiveDeploymentFacts {
  readonly deployment: EffectiveDeployment;
  /** The later deployment that overcame its failure. */
  readonly by: EffectiveDeployment | undefined;
  /** Why it is stuck or queued on its device, a sentence each. */
  readonly blockedBy: readonly string[];
  readonly nucleus: Nucleus;
  /** What is known about its failure besides its code; `undefined` unless it failed and nothing has overcome that. */
  readonly clues: FailureClues | undefined;
  /** Where the log is that can have the cause of its failure. */
  readonly logs: LogLocations;
  readonly isSnapshot: boolean;
  readonly address: DeviceAddress;
  /** The component that made it fail; `undefined` if nothing names one. */
  readonly componentName: string | undefined;
  readonly timeZone: TimeZone;
  /** `undefined` unless it failed and nothing has overcome that. */
  readonly changes: ChangeFacts | undefined;
  /** `undefined` unless it failed because no version of a component satisfies all requirements. */
  readonly versions: ConflictFacts | undefined;
}

/** What the deployment changed and what sets its failing devices apart, as far as known. */
function changeParts({ changed, distinctions }: ChangeFacts): Hover {
  return [
    ...field('What changed', changed.kind === 'changes' ? changeLine(changed) : undefined),
    ...paragraph(distinctions.map(distinctionSentence)),
  ];
}

/**
 * The hover of an effective deployment: every field of the API, and its error stack explained. The explanation of a
 * failure comes first because a long hover scrolls.
 */
export function effectiveDeploymentHover(facts: EffectiveDeploymentFacts, explain: ExplainErrorCode): Hover {
  const { deployment, by, blockedBy, nucleus, componentName, address, changes, versions, timeZone } = facts;
  const { targetArn, statusDetails, reason } = deployment;
  const headline = deploymentHeadline(deployment);
  // The consequence and the remedies describe a device as the failure left it.
  const consequence = by === undefined ? parseReason(reason)?.consequence : overcomeSentence(deployment, by, timeZone);
  const { clues } = facts;
  const isFailed = clues !== undefined;
  const hasLogs = isFailed || blockedBy.length > 0;
  const explained = (code: string): Hover =>
    explainedCode({ kind: 'deployment', code, isOvercome: by !== undefined }, explain);
  return [
    { kind: 'heading', text: deploymentLabel(deployment) },
    ...field('Status', executionStatusLook(deployment.coreDeviceExecutionStatus).words),
    ...caveats(blockedBy),
    ...(consequence === undefined ? [] : [{ kind: 'paragraph', text: consequence } as const]),
    // What is known about the versions is more concrete than what the code says about any conflict.
    ...paragraph((versions && verdictSentences(versions)) ?? []),
    ...(isFailed
      ? explainedFailure(headline, clues, explain, timeZone)
      : headline === undefined
        ? []
        : explained(headline)),
    ...field('Component', componentName),
    ...field('Reason', reason),
    ...(versions === undefined ? [] : conflictParts(versions)),
    ...(changes === undefined ? [] : changeParts(changes)),
    ...(isFailed ? caveats(deploymentCaveats(nucleus)) : []),
    ...(hasLogs ? logFields(facts.logs) : []),
    {
      kind: 'actions',
      links: actionLinks(address, [
        'showDetails',
        ...(hasLogs && !facts.isSnapshot ? (['showLogs'] as const) : []),
        'copyDeploymentId',
        ...(isFailed ? (['copyFailureReport'] as const) : []),
      ]),
    },
    ...(isFailed ? [documentation('deployment')] : []),
    ...errorStackOf(deployment)
      .filter((code) => code !== headline)
      .flatMap((code) => explained(code)),
    ...field('Error types', statusDetails?.errorTypes.join(', ')),
    ...field('Error stack', errorStackOf(deployment).join(' → ')),
    ...timeField('Last changed', deployment.modifiedTimestamp, 'not reported', timeZone),
    ...timeField('Created', deployment.creationTimestamp, 'not reported', timeZone),
    ...field('Target', targetArn === undefined ? undefined : targetInWords(targetArn)),
    ...field('Target ARN', targetArn),
    ...field('Deployment ID', deployment.deploymentId),
    ...field('IoT job ID', deployment.iotJobId),
    ...field('IoT job ARN', deployment.iotJobArn),
    ...field('Description', deployment.description),
  ];
}
