import { count, grouped } from '../../../base/numbers';
import { visibleText } from '../../../base/visibleText';
import type { ConflictFacts } from '../../../greengrass/versions/conflictFacts';
import type { ComponentVersion } from '../../../greengrass/component';
import { cloudStateLook } from '../../../greengrass/status/cloudState';
import { judgeVersions, type Exclusion, type JudgedVersions } from '../../../greengrass/versions/judgeVersions';
import type { RequiredBy, VersionConflict, VersionRequirement } from '../../../greengrass/versions/versionConflict';

import { cloudStateSentences } from './componentStateWords';
import { platformWords } from '../devices/platformWords';

/** How many versions a sentence names. */
const maxVersions = 5;

/** How many requirements or alternatives have a sentence. */
const maxSentences = 3;

/** Who requires versions: `thing group line-3`. */
export function requiredByWords(by: RequiredBy): string {
  switch (by.kind) {
    case 'thingGroup':
      return `thing group ${visibleText(by.name)}`;
    case 'thing':
      return `thing ${visibleText(by.name)}`;
    case 'component':
      return visibleText(['component', by.name, by.componentVersion].filter(Boolean).join(' '));
    case 'localDeployment':
      return 'a local deployment';
  }
}

/** The first versions of a list, and how many there are besides. */
export function someVersions(versions: readonly string[], most = maxVersions): string {
  const rest = versions.length - most;
  const shown = versions.slice(0, most).map((version) => visibleText(version));
  return [...shown, ...(rest > 0 ? [`${grouped(rest)} more`] : [])].join(', ');
}

function requirementWords({ by, range }: VersionRequirement): string {
  return `${requiredByWords(by)} (${visibleText(range)})`;
}

function inList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function exclusionSentence({ requirements, version }: Exclusion, read: number): string {
  const noun = requirements.length === 1 ? 'requirement' : 'requirements';
  const rest = read - requirements.length === 1 ? 'the other one' : 'the others';
  return `Without the ${noun} of ${inList(requirements.map(requirementWords))}, ${visibleText(version)} would satisfy ${rest}.`;
}

/** Why no published version satisfies all requirements. */
function excludedSentences({ exclusions, unsatisfied }: JudgedVersions, read: number): readonly string[] {
  // Without all requirements, any version would do.
  const helpful = exclusions.filter(({ requirements }) => requirements.length < read);
  return [
    'No published version satisfies all requirements.',
    ...unsatisfied
      .slice(0, maxSentences)
      .map((requirement) => `No published version satisfies the requirement of ${requirementWords(requirement)}.`),
    ...helpful.slice(0, maxSentences).map((exclusion) => exclusionSentence(exclusion, read)),
  ];
}

/**
 * Whether a version that satisfies all requirements would work, as far as AWS knows.
 * @param isOnly whether no other version satisfies them, so that it needs no name
 */
function bestSentences(best: ComponentVersion, { deployedAt }: ConflictFacts, isOnly: boolean): readonly string[] {
  const { componentVersion = '', creationTimestamp, status } = best;
  const name = visibleText(componentVersion);
  const state = cloudStateLook(status);
  if (state !== undefined) {
    return [`The state of ${name} is ${visibleText(state.words)}.`, ...cloudStateSentences(status)];
  }
  const subject = isOnly ? 'It' : name;
  const platforms = platformWords(best.platforms);
  const manifests = platforms === undefined ? [] : [`Its platforms: ${platforms}.`];
  if (creationTimestamp === undefined || deployedAt === undefined) {
    return [`${subject} can be deployed.`, ...manifests];
  }
  return creationTimestamp > deployedAt
    ? [`${subject} can be deployed and was published after the deployment was created, so deploy again.`, ...manifests]
    : [
        `${subject} can be deployed, but was published before the deployment was created.`,
        'Check whether it has a manifest for the platform of the core device.',
        ...manifests,
      ];
}

function publishedSentences(facts: ConflictFacts, published: readonly string[]): readonly string[] {
  const { componentName, requirements } = facts.conflict;
  const judged = judgeVersions(requirements, published);
  const { satisfying, unreadable, notSemantic } = judged;
  const isOne = satisfying.length === 1;
  const best = facts.described.find(({ componentVersion }) => componentVersion === satisfying[0]);
  const check = `Check whether ${isOne ? 'it was' : 'they were'} published after the deployment, can be deployed, and ${isOne ? 'has' : 'have'} a manifest for the platform of the core device.`;
  const verdict =
    satisfying.length > 0
      ? [
          `${someVersions(satisfying)} ${isOne ? 'satisfies' : 'satisfy'} all requirements.`,
          ...(best === undefined ? [check] : bestSentences(best, facts, isOne)),
        ]
      : excludedSentences(judged, requirements.length - unreadable.length);
  return [
    ...(published.length === 0 ? [`AWS lists no version of ${visibleText(componentName)}.`] : verdict),
    ...unreadable
      .slice(0, maxSentences)
      .map((one) => `Greengrass Explorer can't read the requirement of ${requirementWords(one)}, so it doesn't count.`),
    ...(notSemantic.length === 0 ? [] : [`Not semantic versions: ${someVersions(notSemantic)}.`]),
  ];
}

/** Which published versions satisfy all requirements, or why none does. `undefined` if they aren't loaded. */
export function verdictSentences(facts: ConflictFacts): readonly string[] | undefined {
  return facts.published && publishedSentences(facts, facts.published);
}

/** What is missing until the user asks for it, and how many requests that takes. */
export function onRequestSentences({ onRequest, conflict }: ConflictFacts): readonly string[] {
  if (onRequest === undefined || onRequest.requests === 0) {
    return [];
  }
  const { requests, recipes, unreadRecipes } = onRequest;
  return [
    ...(unreadRecipes === 0
      ? []
      : [
          `The recipes of ${grouped(unreadRecipes)} of ${count(recipes, 'component')} aren't loaded, so requirements can be missing.`,
        ]),
    `Loading them and the published versions of ${visibleText(conflict.componentName)} takes up to ${count(requests, 'request')}.`,
  ];
}

/** What the requirements leave out. */
export function conflictCaveats({ requirements, isCut }: VersionConflict): readonly string[] {
  return [
    ...(isCut ? ['The device cut off the reason, so some requirements are missing.'] : []),
    ...(requirements.some(({ by }) => by.kind === 'localDeployment')
      ? ['A local deployment can also use versions that only the core device has.']
      : []),
  ];
}
