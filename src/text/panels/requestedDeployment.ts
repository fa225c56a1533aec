import type { FleetError } from '../../greengrass/ports/fleetError';
import { wordsForError } from '../messages/errorWords';
import { compareNames } from '../../base/compareNames';
import { count } from '../../base/numbers';
import { visibleName, visibleText } from '../../base/visibleText';
import type { ComponentDeploymentSpecification, Deployment, DeploymentPolicies } from '../../greengrass/model';
import type { Place } from '../../greengrass/knownDevice';
import type { Block, Field, Section } from './panel';
import { field, moment, textField } from './values';

/** What the deployment asks for, as far as it could be read. */
export interface Requested {
  readonly deployment: Deployment | undefined;
  readonly error: FleetError | undefined;
}

const title = 'What the deployment asks for';

/** JSON with indents; a text that is no JSON as it is. */
function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), undefined, 2);
  } catch {
    return json;
  }
}

function asJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2);
}

function seconds(amount: number): string {
  return count(amount, 'second');
}

function textBlock(label: string, text: string): Block {
  return { kind: 'text', label, text: visibleLines(text), copy: text };
}

/** A text of several lines: each is made fit to show by itself. */
function visibleLines(text: string): string {
  return text
    .split('\n')
    .map((line) => visibleText(line, 10_000))
    .join('\n');
}

function versionField(name: string, { componentVersion }: ComponentDeploymentSpecification): Field {
  const version = componentVersion ?? '';
  const text = version === '' ? 'no version' : visibleText(version);
  return field(visibleName(name), { text, copy: `${name} ${version}`.trim() });
}

function configurationBlocks(name: string, asked: ComponentDeploymentSpecification): readonly Block[] {
  const { merge = '', reset, runWith } = asked;
  const of = visibleName(name);
  return [
    ...(merge === '' ? [] : [textBlock(`Configuration to merge into ${of}`, pretty(merge))]),
    ...(reset.length === 0 ? [] : [textBlock(`Configuration of ${of} to reset`, asJson(reset))]),
    ...(runWith === undefined ? [] : [textBlock(`User and limits of ${of}`, asJson(runWith))]),
  ];
}

function componentBlocks(components: Deployment['components']): readonly Block[] {
  const byName = Object.entries(components).sort(([a], [b]) => compareNames(a, b));
  return byName.length === 0
    ? [{ kind: 'paragraph', text: 'None: it removes what earlier revisions installed.' }]
    : [
        { kind: 'fields', fields: byName.map(([name, asked]) => versionField(name, asked)) },
        ...byName.flatMap(([name, asked]) => configurationBlocks(name, asked)),
      ];
}

function policies(policy: DeploymentPolicies): readonly Field[] {
  const { componentUpdateTimeout, configurationValidationTimeout } = policy;
  return [
    ...textField('When it fails', policy.failureHandlingPolicy),
    ...textField('Before components are updated', policy.componentUpdateAction),
    ...(componentUpdateTimeout === undefined
      ? []
      : [field('Components may put the update off for', { text: seconds(componentUpdateTimeout) })]),
    ...(configurationValidationTimeout === undefined
      ? []
      : [field('Components may check their configuration for', { text: seconds(configurationValidationTimeout) })]),
  ];
}

function sectionsOf(deployment: Deployment): readonly Section[] {
  const configuration = deployment.iotJobConfiguration;
  return [
    {
      id: 'requested',
      title,
      blocks: [
        {
          kind: 'fields',
          fields: [
            ...textField(
              'Revision',
              deployment.revisionId,
              deployment.isLatestForTarget
                ? 'The latest revision for its target.'
                : 'A later revision for the same target exists.',
            ),
            ...textField(
              'Status of the deployment',
              deployment.deploymentStatus,
              'Of the deployment as a whole: it does not say whether this device succeeded.',
            ),
            ...textField('Parent target ARN', deployment.parentTargetArn),
            field('Created', moment(deployment.creationTimestamp)),
            ...Object.entries(deployment.tags).flatMap(([key, value]) => textField(`Tag ${visibleText(key)}`, value)),
          ],
        },
      ],
    },
    {
      id: 'requestedComponents',
      title: `Components it asks for (${Object.keys(deployment.components).length})`,
      blocks: componentBlocks(deployment.components),
    },
    {
      id: 'policies',
      title: 'Policies and job configuration',
      blocks: [
        { kind: 'fields', fields: policies(deployment.deploymentPolicies) },
        ...(configuration === undefined || Object.keys(configuration).length === 0
          ? []
          : [textBlock('IoT job configuration', asJson(configuration))]),
      ],
    },
  ];
}

function failure(error: FleetError, place: Place): Block {
  const { sentence, advice } = wordsForError(error, place);
  return { kind: 'paragraph', text: `${sentence}. ${advice}` };
}

/** What the deployment asks for. Where that could not be read a sentence says so; the rest of the panel stays. */
export function requestedSections({ deployment, error }: Requested, place: Place): readonly Section[] {
  if (error !== undefined) {
    const failed = { id: 'requestedError', title: `${title}: not read`, blocks: [failure(error, place)] };
    return [failed, ...(deployment === undefined ? [] : sectionsOf(deployment))];
  }
  return deployment === undefined
    ? [{ id: 'requested', title, blocks: [{ kind: 'paragraph', text: 'Reading it…' }] }]
    : sectionsOf(deployment);
}
