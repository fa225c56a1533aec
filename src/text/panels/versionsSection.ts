import { visibleName, visibleText } from '../../base/visibleText';
import { grouped } from '../../base/numbers';
import { targetArnOf } from '../../greengrass/addresses/arn';
import type { ConflictFacts } from '../../greengrass/versions/conflictFacts';
import type { VersionRequirement } from '../../greengrass/versions/versionConflict';
import { wordsForError } from '../errors/errorWords';
import { conflictCaveats, requiredByWords, someVersions, verdictSentences } from '../messages/versionWords';
import { rangeWords } from '../recipes/rangeWords';
import { componentLink } from './causeValues';
import type { DeviceFacts } from './deviceFacts';
import type { Block, Cell, Section, Value } from './panel';
import { cell, copyable, field } from './values';

/** How many versions the section lists. */
const maxVersions = 50;

/** The panel of what requires versions: the deployment of a target, or a component of the device. */
function linkOf(facts: DeviceFacts, { by }: VersionRequirement): Pick<Value, 'target'> {
  const { region, account } = facts.place;
  switch (by.kind) {
    case 'localDeployment':
      return {};
    case 'component':
      return componentLink(facts, by.name);
    case 'thing':
    case 'thingGroup': {
      const kind = by.kind === 'thing' ? 'thing' : 'thinggroup';
      return account === undefined
        ? {}
        : { target: { kind: 'deployment', targetArn: targetArnOf(kind, by.name, region, account) } };
    }
  }
}

function rowOf(facts: DeviceFacts, requirement: VersionRequirement): readonly Cell[] {
  const words = requiredByWords(requirement.by);
  const text = words.charAt(0).toUpperCase() + words.slice(1);
  return [
    { text, ...linkOf(facts, requirement) },
    { ...copyable(requirement.range) },
    cell(rangeWords(requirement.range) ?? "can't be read"),
  ];
}

function publishedBlocks(facts: DeviceFacts, conflictFacts: ConflictFacts): readonly Block[] {
  const { conflict, published, componentArn, isLoading, error } = conflictFacts;
  const sentences = verdictSentences(conflictFacts);
  if (published !== undefined && sentences !== undefined) {
    const fields = [
      ...(componentArn === undefined
        ? []
        : [
            field('Component', {
              text: visibleName(conflict.componentName),
              target: { kind: 'component', arn: componentArn },
            }),
          ]),
      ...(published.length === 0 ? [] : [field('Published versions', { text: someVersions(published, maxVersions) })]),
    ];
    return [
      { kind: 'paragraph', text: sentences.join(' ') },
      ...(fields.length === 0 ? [] : [{ kind: 'fields', fields } as const]),
    ];
  }
  if (error !== undefined) {
    const { sentence, advice } = wordsForError(error, facts.place);
    return [{ kind: 'paragraph', text: `${sentence}. ${advice}` }];
  }
  return [{ kind: 'paragraph', text: isLoading ? 'Loading…' : 'Refresh to load the published versions.' }];
}

/** The section about the requirements that no version satisfied, and the published versions. */
export function versionsSection(facts: DeviceFacts, conflictFacts: ConflictFacts): Section {
  const { conflict } = conflictFacts;
  const { componentName, requirements } = conflict;
  return {
    id: 'versions',
    title: `Versions of ${visibleName(componentName)}`,
    blocks: [
      ...publishedBlocks(facts, conflictFacts),
      {
        kind: 'table',
        id: 'requirements',
        label: `Version requirements (${grouped(requirements.length)})`,
        columns: ['Required by', 'Version requirement', 'In words'],
        rows: requirements.map((requirement) => rowOf(facts, requirement)),
      },
      ...conflictCaveats(conflict).map((text) => ({ kind: 'paragraph', text: visibleText(text) }) as const),
    ],
  };
}
