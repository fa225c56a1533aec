import { addressOn } from '../../../greengrass/addresses/deviceAddress';
import { targetInWords } from '../../../greengrass/addresses/arn';
import { componentOfDeployment } from '../../../greengrass/failures/failure';
import { cluesFor } from '../../../greengrass/failures/failureClues';
import { deploymentLook, isFailedDeployment, overcomeBy } from '../../../greengrass/failures/overcome';
import { deploymentHeadline, errorStackOf } from '../../../greengrass/failures/headline';
import { logLocationsOf } from '../../../greengrass/logLocations';
import { nucleusOf } from '../../../greengrass/status/nucleus';
import { deploymentCaveats } from '../../messages/devices/nucleusCaveats';
import type { ChangeFacts } from '../../../greengrass/rollouts/whatChanged';
import { visibleText } from '../../../base/visibleText';
import { verdictSentences } from '../../messages/components/versionWords';
import { remedyOf, tellingStatusCode } from '../../messages/failureRemedy';
import { overcomeSentence } from '../../messages/deployments/overcomeWords';
import { stuckReasons } from '../../messages/deployments/stuckReasons';
import type { EffectiveDeployment } from '../../../greengrass/model';
import { parseReason, type Reason } from '../../../greengrass/failures/reason';
import { deploymentLabel } from '../../../greengrass/failures/deploymentLabel';
import { stuckDeployments } from '../../../greengrass/status/stuck';
import type { StatusLook } from '../../../greengrass/status/status';
import { errorTypeMeaning } from '../../../greengrass/codes/whoFixes';
import { actionsOf } from '../actions';
import { errorNotices, type DeviceFacts } from '../devices/deviceFacts';
import { causeValues, componentLink } from '../causeValues';
import { codesBlock, explainedCodes } from '../explainedCodes';
import { logsSection } from '../logsSection';
import type { Block, Field, Notice, Panel, Section } from '../panel';
import { kindWords } from '../panelWords';
import { requestedSections, type Requested } from './requestedDeployment';
import { copyable, field, moment, statusOf, textField } from '../values';
import type { ConflictFacts } from '../../../greengrass/versions/conflictFacts';
import { versionsSection } from '../components/versionsSection';
import { whatChangedSection } from './whatChangedSection';

/** The ID of the deployment, with a link to its panel: its other devices and its revisions. */
function deploymentFields({ deploymentId, targetArn = '' }: EffectiveDeployment): readonly Field[] {
  const target = { kind: 'deployment', targetArn, deploymentId } as const;
  return deploymentId === '' ? [] : [field('Deployment ID', { ...copyable(deploymentId), target })];
}

function identity(facts: DeviceFacts, deployment: EffectiveDeployment): readonly Field[] {
  const { targetArn } = deployment;
  const target = targetArn === undefined || targetArn === '' ? undefined : visibleText(targetInWords(targetArn));
  return [
    field('Core device', {
      ...copyable(facts.device.coreDeviceThingName),
      target: { kind: 'coreDevice' },
    }),
    ...textField('Deployment name', deployment.deploymentName),
    ...deploymentFields(deployment),
    ...textField('Target', target),
    ...textField('Target ARN', targetArn),
    ...textField('IoT job ID', deployment.iotJobId),
    ...textField('IoT job ARN', deployment.iotJobArn),
    ...textField('Description', deployment.description),
    field('Created', moment(deployment.creationTimestamp)),
    field('Last changed', moment(deployment.modifiedTimestamp)),
  ];
}

/** The headline code, explained: what an engineer on call looks for first. */
function errorFields(
  facts: DeviceFacts,
  deployment: EffectiveDeployment,
  versions: ConflictFacts | undefined,
): readonly Field[] {
  const headline = deploymentHeadline(deployment);
  const clues = cluesFor(facts, deployment);
  const remedy = clues && remedyOf(headline, clues, facts.explain, facts.timeZone);
  if (headline === undefined) {
    return remedy === undefined ? [] : [field('What to do', { text: remedy })];
  }
  const types = deployment.statusDetails?.errorTypes ?? [];
  const [explained] = explainedCodes(
    {
      kind: 'deployment',
      codes: [headline],
      headline,
      reportedTypes: types,
      isOvercome: overcomes(facts, deployment) !== undefined,
    },
    facts.explain,
  );
  // What is known about the versions is more concrete than what the code says about any conflict.
  const verdict = (versions && verdictSentences(versions)) ?? [];
  const remedies = [...verdict, ...(remedy === undefined ? [] : [remedy])];
  const statusCode = clues && tellingStatusCode(headline, clues);
  const cause = statusCode === undefined ? undefined : facts.explain('component', statusCode);
  return [
    field('Error code', copyable(headline), explained?.meaning),
    ...(statusCode === undefined ? [] : [field('Status code of the component', copyable(statusCode), cause?.meaning)]),
    ...(remedies.length === 0 ? [] : [field('What to do', { text: remedies.join(' ') })]),
    ...(explained?.whoFixes === undefined ? [] : [field('Who can fix it', { text: explained.whoFixes })]),
  ];
}

/** The component that made the deployment fail, with a link if it is installed. */
function componentFields(facts: DeviceFacts, deployment: EffectiveDeployment): readonly Field[] {
  const componentName = componentOfDeployment(deployment, facts);
  if (componentName === undefined) {
    return [];
  }
  return [field('Component', { ...copyable(componentName), ...componentLink(facts, componentName) })];
}

function overcomes(facts: DeviceFacts, deployment: EffectiveDeployment): EffectiveDeployment | undefined {
  return overcomeBy(deployment, facts.deployments ?? []);
}

function overcomeNotices(facts: DeviceFacts, deployment: EffectiveDeployment): readonly Notice[] {
  const by = overcomes(facts, deployment);
  return by === undefined ? [] : [{ severity: 'info', text: overcomeSentence(deployment, by, facts.timeZone) }];
}

function lookOf(facts: DeviceFacts, deployment: EffectiveDeployment): StatusLook {
  const siblings = facts.deployments ?? [];
  return deploymentLook(deployment, siblings, stuckDeployments(siblings, facts));
}

function stuckNotices(facts: DeviceFacts, deployment: EffectiveDeployment): readonly Notice[] {
  const sentences = stuckReasons(deployment, facts, facts);
  const severity = stuckDeployments(facts.deployments ?? [], facts).length === 0 ? 'info' : 'warning';
  return sentences.length === 0 ? [] : [{ severity, text: sentences.join(' ') }];
}

/** Whether the detailed status and the message are all of a reason, so that its original text says nothing else. */
function isAllOf(raw: string, { detailedStatus, message }: Reason): boolean {
  return raw === `${detailedStatus}: ${message}` && !message.includes('\n');
}

function outcome(
  facts: DeviceFacts,
  deployment: EffectiveDeployment,
  versions: ConflictFacts | undefined,
): readonly Block[] {
  const look = lookOf(facts, deployment);
  const reason = parseReason(deployment.reason);
  const isPast = overcomes(facts, deployment) !== undefined;
  return [
    {
      kind: 'fields',
      fields: [
        field('Status', { text: statusOf(look).words, severity: look.severity }),
        ...errorFields(facts, deployment, versions),
        ...componentFields(facts, deployment),
        ...(reason === undefined
          ? textField('Reason', deployment.reason)
          : [
              field('Detailed status', copyable(reason.detailedStatus), isPast ? undefined : reason.consequence),
              ...textField('Message', reason.message),
            ]),
      ],
    },
    // The fields above are this program's interpretation of the reason, so the original text is shown, too.
    ...(reason === undefined ||
    deployment.reason === undefined ||
    reason.message === '' ||
    isAllOf(deployment.reason, reason)
      ? []
      : [{ kind: 'text', label: 'Reason as reported', ...copyableText(deployment.reason) } as const]),
  ];
}

function copyableText(raw: string): { readonly text: string; readonly copy: string } {
  const { text } = copyable(raw);
  return { text, copy: raw };
}

function errors(facts: DeviceFacts, deployment: EffectiveDeployment): readonly Section[] {
  const codes = errorStackOf(deployment);
  const types = deployment.statusDetails?.errorTypes ?? [];
  if (codes.length === 0 && types.length === 0) {
    return [];
  }
  const headline = deploymentHeadline(deployment);
  const tags = types.map((type) => ({
    text: visibleText(type),
    meaning: errorTypeMeaning(type) ?? "Greengrass Explorer doesn't know this error type.",
  }));
  return [
    {
      id: 'errors',
      title: 'Error stack, from generic to specific',
      blocks: [
        ...codesBlock(
          'Error stack',
          {
            kind: 'deployment',
            codes,
            headline,
            reportedTypes: types,
            isOvercome: overcomes(facts, deployment) !== undefined,
            explainedAbove: headline,
          },
          facts.explain,
        ),
        ...(tags.length === 0 ? [] : [{ kind: 'tags', label: 'Error types', tags } as const]),
      ],
    },
  ];
}

function caveats(facts: DeviceFacts, deployment: EffectiveDeployment): readonly Notice[] {
  return isFailedDeployment(deployment, facts.deployments ?? [])
    ? deploymentCaveats(nucleusOf(facts.device, facts.details)).map((text) => ({ severity: 'info', text }))
    : [];
}

/**
 * The panel of an effective deployment: what the device reported about it, what it changed, and the definition of the
 * deployment.
 * @param changes absent if it didn't fail
 * @param versions absent unless it failed because no version of a component satisfies all requirements
 */
export function effectiveDeploymentPanel(
  facts: DeviceFacts,
  deployment: EffectiveDeployment,
  requested: Requested,
  changes?: ChangeFacts,
  versions?: ConflictFacts,
): Panel {
  const { place, readAt, isLoading } = facts;
  const headline = deploymentHeadline(deployment);
  const componentName = componentOfDeployment(deployment, facts);
  // The consequence describes the device as the failure left it.
  const consequence =
    overcomes(facts, deployment) === undefined ? parseReason(deployment.reason)?.consequence : undefined;
  const address = addressOn(facts, { kind: 'effectiveDeployment', deploymentId: deployment.deploymentId });
  return {
    address,
    kind: kindWords(address),
    heading: deploymentLabel(deployment),
    status: statusOf(lookOf(facts, deployment)),
    summary: [
      ...causeValues(facts, headline, componentName),
      ...(consequence === undefined ? [] : [{ text: visibleText(consequence) }]),
    ],
    notices: [
      ...overcomeNotices(facts, deployment),
      ...stuckNotices(facts, deployment),
      ...caveats(facts, deployment),
      ...errorNotices(facts.errors, place),
    ],
    actions: actionsOf({ kind: 'effectiveDeployment', on: facts, deployment }),
    sections: [
      { id: 'outcome', title: 'Outcome on this device', blocks: outcome(facts, deployment, versions) },
      // The answer comes before the details of the failure.
      ...(versions === undefined ? [] : [versionsSection(facts, versions)]),
      ...errors(facts, deployment),
      ...(changes === undefined ? [] : [whatChangedSection(changes, place)]),
      logsSection(logLocationsOf(componentName === undefined ? [] : [componentName], facts), facts, facts),
      { id: 'identity', title: 'Identity', blocks: [{ kind: 'fields', fields: identity(facts, deployment) }] },
      ...requestedSections(requested, place),
    ],
    readAt: readAt?.getTime(),
    isLoading,
  };
}
