import { capitalized } from '../../../base/capitalized';
import { visibleName, visibleText } from '../../../base/visibleText';
import { grouped } from '../../../base/numbers';
import { targetArnOf } from '../../../greengrass/addresses/arn';
import type { ConflictFacts } from '../../../greengrass/versions/conflictFacts';
import type { VersionRequirement } from '../../../greengrass/versions/versionConflict';
import { wordsForError } from '../../errors/errorWords';
import { revisionNumber } from '../../../greengrass/rollouts/rollout';
import {
  conflictCaveats,
  onRequestSentences,
  requiredByWords,
  someVersions,
  verdictSentences,
} from '../../messages/components/versionWords';
import { rangeWords } from '../../recipes/rangeWords';
import { componentLink } from '../causeValues';
import type { DeviceFacts } from '../devices/deviceFacts';
import type { Block, Cell, Section, Table, Value } from '../panel';
import { cell, copyable, field } from '../values';

/** How many versions the section lists. */
const maxVersions = 50;

/** The panel of what requires versions: the deployment of a target, or a component of the device. */
function linkOf(facts: DeviceFacts, { by, deployment }: VersionRequirement): Pick<Value, 'target'> {
  const { region, account } = facts.place;
  if (deployment?.targetArn !== undefined) {
    const { targetArn, deploymentId } = deployment;
    return { target: { kind: 'deployment', targetArn, deploymentId } };
  }
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

/** The number of the revision; empty for what no deployment requires. */
function revisionCell({ deployment }: VersionRequirement): Cell {
  return { ...cell(deployment?.revisionId), order: (deployment && revisionNumber(deployment)) ?? -1 };
}

function rowOf(facts: DeviceFacts, requirement: VersionRequirement, hasRevisions: boolean): readonly Cell[] {
  const text = capitalized(requiredByWords(requirement.by));
  return [
    { text, ...linkOf(facts, requirement) },
    ...(hasRevisions ? [revisionCell(requirement)] : []),
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
  if (isLoading) {
    return [{ kind: 'paragraph', text: 'Loading…' }];
  }
  return conflictFacts.onRequest === undefined
    ? [{ kind: 'paragraph', text: 'Refresh to load the published versions.' }]
    : [];
}

/** A button that loads what is missing, after what that takes. */
function loadBlocks(conflictFacts: ConflictFacts): readonly Block[] {
  const sentences = conflictFacts.isLoading ? [] : onRequestSentences(conflictFacts);
  return sentences.length === 0
    ? []
    : [
        { kind: 'paragraph', text: sentences.join(' ') },
        { kind: 'action', action: 'findVersions' },
      ];
}

function requirementsTable(facts: DeviceFacts, id: string, requirements: readonly VersionRequirement[]): Table {
  const hasRevisions = requirements.some(({ deployment }) => deployment !== undefined);
  return {
    kind: 'table',
    id,
    label: `Version requirements (${grouped(requirements.length)})`,
    columns: ['Required by', ...(hasRevisions ? ['Revision'] : []), 'Version requirement', 'In words'],
    rows: requirements.map((requirement) => rowOf(facts, requirement, hasRevisions)),
  };
}

/**
 * The section about requirements for one component that exclude each other, and the published versions.
 * @param id tells several sections of a panel apart
 */
export function versionsSection(facts: DeviceFacts, conflictFacts: ConflictFacts, id = 'versions'): Section {
  const { componentName, requirements } = conflictFacts.conflict;
  return {
    id,
    title: `Versions of ${visibleName(componentName)}`,
    blocks: [
      ...publishedBlocks(facts, conflictFacts),
      requirementsTable(facts, `${id}/requirements`, requirements),
      ...loadBlocks(conflictFacts),
      ...conflictCaveats(conflictFacts.conflict).map(
        (text) => ({ kind: 'paragraph', text: visibleText(text) }) as const,
      ),
    ],
  };
}
