import type { FleetError } from '../../../greengrass/ports/fleetError';
import { jobSettingSentences } from '../../messages/deployments/jobSettingWords';
import { wordsForError } from '../../errors/errorWords';
import { compareNames } from '../../../base/names/compareNames';
import { count, grouped } from '../../../base/numbers';
import { visibleName, visibleText } from '../../../base/visibleText';
import type { ComponentDeploymentSpecification, Deployment, DeploymentPolicies } from '../../../greengrass/model';
import type { Place } from '../../../greengrass/knownDevice';
import type { Block, Field, Section } from '../panel';
import { field, moment, textField } from '../values';

/** The definition of a deployment, or the error of the request for it. */
export interface Requested {
  readonly deployment: Deployment | undefined;
  readonly error: FleetError | undefined;
}

const title = 'Deployment definition';

/**
 * Longer texts are cut, in characters: a component can have 10 MB of configuration, and a panel is made and sent to its page
 * at each change.
 */
const maxText = 100_000;

/** Indents JSON. Returns a text that isn't JSON, or that is too long, unchanged. */
function pretty(json: string): string {
  if (json.length > maxText) {
    return json;
  }
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

function textBlocks(label: string, text: string): readonly Block[] {
  if (text.length <= maxText) {
    return [{ kind: 'text', label, text: visibleLines(text), copy: text }];
  }
  const beginning = visibleLines(text.slice(0, maxText));
  return [
    { kind: 'text', label, text: beginning, copy: undefined },
    {
      kind: 'paragraph',
      text: `The first ${grouped(maxText)} of ${grouped(text.length)} characters. Open the deployment as JSON to see the rest.`,
    },
  ];
}

/** Makes each line of a text visible. */
function visibleLines(text: string): string {
  return text
    .split('\n')
    .map((line) => visibleText(line, maxText))
    .join('\n');
}

/** The version of a component, with a link to where it runs. A definition has no ARN of the component. */
function versionField(name: string, { componentVersion }: ComponentDeploymentSpecification): Field {
  const version = componentVersion ?? '';
  const copy = `${name} ${version}`.trim();
  return field(
    visibleName(name),
    version === ''
      ? { text: 'no version', copy, target: { kind: 'unlistedComponent', componentName: name } }
      : {
          text: visibleText(version),
          copy,
          target: { kind: 'unlistedComponent', componentName: name, componentVersion: version },
        },
  );
}

/**
 * What a deployment changes in the configuration of a component.
 * @param by the deployment, if its panel isn't the one that shows it
 */
export function configurationBlocks(
  name: string,
  specification: ComponentDeploymentSpecification,
  by?: string,
): readonly Block[] {
  const { merge = '', reset, runWith } = specification;
  const of = visibleName(name);
  const [merged, wasReset, run] =
    by === undefined
      ? [`Configuration to merge into ${of}`, `Configuration of ${of} to reset`, `User and limits of ${of}`]
      : [
          `Configuration that ${by} merges into ${of}`,
          `Configuration of ${of} that ${by} resets`,
          `User and limits that ${by} sets for ${of}`,
        ];
  return [
    ...(merge === '' ? [] : textBlocks(merged, pretty(merge))),
    ...(reset.length === 0 ? [] : textBlocks(wasReset, asJson(reset))),
    ...(reset.includes('')
      ? [{ kind: 'paragraph', text: `"" resets the whole configuration of ${of}.` } as const]
      : []),
    ...(runWith === undefined ? [] : textBlocks(run, asJson(runWith))),
  ];
}

function componentBlocks(components: Deployment['components']): readonly Block[] {
  const byName = Object.entries(components).sort(([a], [b]) => compareNames(a, b));
  return byName.length === 0
    ? [{ kind: 'paragraph', text: 'None. The deployment removes the components of earlier revisions.' }]
    : [
        { kind: 'fields', fields: byName.map(([name, specification]) => versionField(name, specification)) },
        ...byName.flatMap(([name, specification]) => configurationBlocks(name, specification)),
      ];
}

function policies(policy: DeploymentPolicies): readonly Field[] {
  const { componentUpdateTimeout, configurationValidationTimeout } = policy;
  return [
    ...textField('On failure', policy.failureHandlingPolicy),
    ...textField('Before component updates', policy.componentUpdateAction),
    ...(componentUpdateTimeout === undefined
      ? []
      : [field('Components can defer the update for', { text: seconds(componentUpdateTimeout) })]),
    ...(configurationValidationTimeout === undefined
      ? []
      : [field('Components can validate their configuration for', { text: seconds(configurationValidationTimeout) })]),
  ];
}

/** Whether a revision is the latest for its target, in words; nothing if AWS didn't say. */
function revisionNote({ isLatestForTarget }: Deployment): string | undefined {
  return isLatestForTarget === undefined
    ? undefined
    : isLatestForTarget
      ? 'The latest revision for its target.'
      : 'A later revision exists for the same target.';
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
            ...textField('Revision', deployment.revisionId, revisionNote(deployment)),
            ...textField(
              'Deployment status',
              deployment.deploymentStatus,
              "The status of the whole deployment. It doesn't say whether devices succeeded.",
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
      title: `Components in the deployment (${Object.keys(deployment.components).length})`,
      blocks: componentBlocks(deployment.components),
    },
    {
      id: 'policies',
      title: 'Policies and job configuration',
      blocks: [
        { kind: 'fields', fields: policies(deployment.deploymentPolicies) },
        ...jobSettingSentences(configuration).map((text) => ({ kind: 'paragraph', text }) as const),
        ...(configuration === undefined || Object.keys(configuration).length === 0
          ? []
          : textBlocks('IoT job configuration', asJson(configuration))),
      ],
    },
  ];
}

function failure(error: FleetError, place: Place): Block {
  const { sentence, advice } = wordsForError(error, place);
  return { kind: 'paragraph', text: `${sentence}. ${advice}` };
}

/** The sections for the definition of a deployment. If it couldn't be loaded, a sentence says why. */
export function requestedSections({ deployment, error }: Requested, place: Place): readonly Section[] {
  if (error !== undefined) {
    const failed = { id: 'requestedError', title: `${title}: not loaded`, blocks: [failure(error, place)] };
    return [failed, ...(deployment === undefined ? [] : sectionsOf(deployment))];
  }
  return deployment === undefined
    ? [{ id: 'requested', title, blocks: [{ kind: 'paragraph', text: 'Loading…' }] }]
    : sectionsOf(deployment);
}
