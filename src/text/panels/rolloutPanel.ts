import { count, grouped } from '../../base/numbers';
import { visibleName, visibleText } from '../../base/visibleText';
import { targetInWords, targetName } from '../../greengrass/addresses/arn';
import type { FleetAddress } from '../../greengrass/addresses/fleetAddress';
import type { ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import type { FleetError } from '../../greengrass/ports/fleetError';
import type { ListedDeployment } from '../../greengrass/model';
import type { DeviceOutcome } from '../../greengrass/rollouts/deviceOutcome';
import { isBad, outcomeLook, outcomes, totalOf, worstOutcome } from '../../greengrass/rollouts/outcome';
import { countsOf, phaseOf, type Rollout } from '../../greengrass/rollouts/rollout';
import {
  countWords,
  notifiedSentence,
  phaseSentence,
  revisionWords,
  rolloutName,
  worstWords,
} from '../messages/rolloutWords';
import { errorNotices } from './deviceFacts';
import { codesDocumentation, explainedCodes } from './explainedCodes';
import type { Block, Field, Notice, Panel, Section } from './panel';
import { kindWords } from './panelWords';
import { requestedSections } from './requestedDeployment';
import { revisionsTable, rolloutDevicesTable } from './rolloutTables';
import { field, moment, textField } from './values';

/** The data for the panel of a deployment. */
export interface RolloutFacts {
  readonly address: FleetAddress & { readonly kind: 'deployment' };
  readonly rollout: Rollout;
  readonly devices: readonly DeviceOutcome[];
  /** Every revision for the target; `undefined` until they are loaded. */
  readonly revisions: readonly Rollout[] | undefined;
  readonly subDeployments: readonly ListedDeployment[];
  /** Why something couldn't be loaded, besides the definition. */
  readonly errors: readonly FleetError[];
  readonly definitionError: FleetError | undefined;
  readonly readAt: Date | undefined;
  readonly isLoading: boolean;
  /** Whether the user watches it; `undefined` if it can't be watched. */
  readonly isWatched: boolean | undefined;
  readonly explain: ExplainErrorCode;
}

/** Who is counted, in a sentence. */
function countSentence(rollout: Rollout): string {
  const counted = countsOf(rollout);
  switch (counted?.source) {
    case undefined:
      return 'No device of this deployment is known yet.';
    case 'job':
      return notifiedSentence(counted);
    case 'devices':
      return `AWS IoT counts aren't available. ${count(totalOf(counted.counts), 'known core device')}: ${countWords(counted)}.`;
    case 'device':
      return `A deployment to a single thing: ${countWords(counted)}.`;
  }
}

/** On how many devices a sub-deployment replaced the deployment; nothing if it isn't known of any. */
function replacedSentence(devices: readonly DeviceOutcome[]): readonly string[] {
  const replaced = devices.filter(({ isReplaced }) => isReplaced).length;
  return replaced === 0 ? [] : [`Replaced by a sub-deployment on ${count(replaced, 'device')}.`];
}

function outcomeSection({ rollout, devices }: RolloutFacts): Section {
  const counts = countsOf(rollout)?.counts;
  const parts = outcomes.flatMap((outcome) => {
    const amount = counts?.[outcome] ?? 0;
    const { words, severity } = outcomeLook(outcome);
    return amount === 0 ? [] : [{ name: words, amount, severity }];
  });
  const bar: readonly Block[] = parts.length === 0 ? [] : [{ kind: 'proportions', label: 'Devices by outcome', parts }];
  return {
    id: 'outcome',
    title: 'Outcome',
    blocks: [...bar, { kind: 'paragraph', text: [countSentence(rollout), ...replacedSentence(devices)].join(' ') }],
  };
}

/** The error codes of the known devices, with their number, their remedy, and who can fix them. */
function causeSections({ rollout, devices, explain }: RolloutFacts): readonly Section[] {
  const { codes } = rollout.devices;
  if (codes.length === 0) {
    return [];
  }
  const names = codes.map(([code]) => code);
  const reportedTypes = devices.flatMap(({ effective }) => effective?.statusDetails?.errorTypes ?? []);
  const explained = explainedCodes({ kind: 'deployment', codes: names, headline: undefined, reportedTypes }, explain);
  return [
    {
      id: 'causes',
      title: `Causes (${grouped(codes.length)})`,
      blocks: [
        {
          kind: 'codes',
          label: 'Error codes, most frequent first',
          isStack: false,
          codes: explained.map((one, index) => ({
            ...one,
            meaning: `${count(codes[index]?.[1] ?? 0, 'device')}. ${one.meaning}`,
          })),
          documentation: codesDocumentation(['deployment']),
        },
      ],
    },
  ];
}

function deploymentField(name: string, { targetArn = '', deploymentId, ...deployment }: ListedDeployment): Field {
  return field(name, {
    text: `${rolloutName({ targetArn, deploymentId, ...deployment })}, ${visibleText(targetInWords(targetArn))}`,
    target: { kind: 'deployment', targetArn, deploymentId },
  });
}

function identity({ rollout: { deployment, definition, job }, subDeployments }: RolloutFacts): Section {
  const { targetArn, parentTargetArn } = deployment;
  return {
    id: 'identity',
    title: 'Identity',
    blocks: [
      {
        kind: 'fields',
        fields: [
          ...textField('Deployment name', deployment.deploymentName),
          ...textField('Deployment ID', deployment.deploymentId),
          ...textField('Revision', deployment.revisionId),
          ...textField('Target', targetArn === undefined ? undefined : targetInWords(targetArn)),
          ...textField('Target ARN', targetArn),
          ...(parentTargetArn === undefined || parentTargetArn === ''
            ? []
            : [
                field('Sub-deployment of', {
                  text: visibleText(targetInWords(parentTargetArn)),
                  target: { kind: 'deployment', targetArn: parentTargetArn },
                }),
              ]),
          ...subDeployments.map((sub) => deploymentField('Sub-deployment', sub)),
          ...textField('IoT job ID', definition?.iotJobId),
          ...textField(
            'IoT job status',
            job?.status,
            'The job of a thing group stays in progress until a new revision.',
          ),
          field('Created', moment(deployment.creationTimestamp)),
          ...(job?.lastUpdatedAt === undefined ? [] : [field('Job last changed', moment(job.lastUpdatedAt))]),
        ],
      },
    ],
  };
}

function notices({ rollout, errors }: RolloutFacts): readonly Notice[] {
  const phase = phaseOf(rollout);
  const sentence = phaseSentence(phase);
  const { job } = rollout;
  const why = phase === 'canceled' ? [job?.reasonCode, job?.comment].filter(Boolean).join(': ') : '';
  return [
    ...(sentence === undefined
      ? []
      : [{ severity: 'info' as const, text: why === '' ? sentence : `${sentence} ${visibleText(why)}` }]),
    ...errorNotices(errors, rollout.place),
  ];
}

/** The panel of a deployment: how it went on its devices, why it failed, its revisions, and what it asks for. */
export function rolloutPanel(facts: RolloutFacts): Panel {
  const { rollout, address, devices, revisions, readAt, isLoading, isWatched } = facts;
  const { deployment, definition } = rollout;
  const counted = countsOf(rollout);
  const worst = counted && worstOutcome(counted.counts);
  const [code] = worst !== undefined && isBad(worst) ? (rollout.devices.codes[0] ?? []) : [];
  const target = visibleName(targetName(deployment.targetArn ?? ''));
  return {
    address,
    kind: kindWords(address),
    heading: rolloutName(deployment),
    status:
      counted === undefined || worst === undefined
        ? undefined
        : { words: worstWords(counted), severity: outcomeLook(worst).severity },
    summary: [
      ...(code === undefined ? [] : [{ text: visibleText(code) }]),
      { text: [revisionWords(deployment), `for ${target}`].filter(Boolean).join(' ') },
    ],
    notices: notices(facts),
    actions: [
      'refresh',
      ...(isWatched === undefined ? [] : ([isWatched ? 'stopWatching' : 'watch'] as const)),
      'copyJson',
      'openAsJson',
      'openInConsole',
      'exportDevices',
    ],
    sections: [
      outcomeSection(facts),
      ...causeSections(facts),
      { id: 'devices', title: `Devices (${grouped(devices.length)})`, blocks: [rolloutDevicesTable(facts)] },
      {
        id: 'revisions',
        title: revisions === undefined ? 'Revisions' : `Revisions (${grouped(revisions.length)})`,
        blocks: [
          revisions === undefined ? { kind: 'paragraph', text: 'Loading…' } : revisionsTable(revisions, deployment),
        ],
      },
      ...requestedSections({ deployment: definition, error: facts.definitionError }, rollout.place),
      identity(facts),
    ],
    readAt: readAt?.getTime(),
    isLoading,
  };
}
