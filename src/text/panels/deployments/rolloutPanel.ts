import { grouped } from '../../../base/numbers';
import { visibleName, visibleText } from '../../../base/visibleText';
import { targetInWords, targetName } from '../../../greengrass/addresses/arn';
import type { FleetAddress } from '../../../greengrass/addresses/fleetAddress';
import type { FleetError } from '../../../greengrass/ports/fleetError';
import type { ListedDeployment } from '../../../greengrass/model';
import type { ChangeFacts } from '../../../greengrass/rollouts/whatChanged';
import { isBad, outcomeLook, worstOutcome } from '../../../greengrass/rollouts/outcome';
import { countsOf, phaseOf, type Rollout } from '../../../greengrass/rollouts/rollout';
import { phaseSentence, revisionWords, rolloutName, worstWords } from '../../messages/deployments/rolloutWords';
import { errorNotices } from '../devices/deviceFacts';
import type { Field, Notice, Panel, Section } from '../panel';
import { kindWords } from '../panelWords';
import { requestedSections } from './requestedDeployment';
import { causeSections, outcomeSection, type OutcomeFacts } from './rolloutOutcome';
import { revisionsTable, rolloutDevicesTable } from './rolloutTables';
import { field, moment, textField } from '../values';
import { whatChangedSection } from './whatChangedSection';

/** The data for the panel of a deployment. */
export interface RolloutFacts extends OutcomeFacts {
  readonly address: FleetAddress & { readonly kind: 'deployment' };
  readonly changes: ChangeFacts;
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

/** The panel of a deployment: how it went on its devices, why it failed, what it changed, its revisions, and its definition. */
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
      ...(facts.changes.changed.kind === 'first' ? [] : (['compareWithPrevious'] as const)),
      'copyJson',
      'openAsJson',
      'openInConsole',
      'exportDevices',
    ],
    sections: [
      outcomeSection(facts),
      ...causeSections(facts),
      // Without its definition, the section of the definition says why.
      ...(facts.definitionError === undefined ? [whatChangedSection(facts.changes, rollout.place)] : []),
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
