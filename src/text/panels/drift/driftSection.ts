import { compareNames } from '../../../base/names/compareNames';
import { count } from '../../../base/numbers';
import { visibleName } from '../../../base/visibleText';
import type { ComponentVerdict } from '../../../greengrass/drift/componentVerdict';
import type { Membership } from '../../../greengrass/drift/membership';
import { differs, type UnknownReason, type VerdictKind } from '../../../greengrass/drift/verdict';
import type { Vanished } from '../../../greengrass/drift/vanished';
import type { DeviceVerdicts } from '../../../greengrass/drift/verdictsOf';
import type { ConnectionTarget } from '../../../greengrass/ports/connection';
import type { FleetError } from '../../../greengrass/ports/fleetError';
import type { ConflictFacts } from '../../../greengrass/versions/conflictFacts';
import { wordsForError } from '../../errors/errorWords';
import { componentWords, verdictLook, verdictSentences } from '../../messages/drift/driftWords';
import { unknownSentence } from '../../messages/drift/unknownVerdictWords';
import { byVerdict, driftTable } from './driftTable';
import type { Block, Field, Section } from '../panel';
import { field, moment } from '../values';

/** What a device should run and what it runs, as far as known. */
export interface PanelDrift {
  readonly verdicts: DeviceVerdicts;
  readonly membership: Membership;
  /** Components of thing groups that vanished at once. */
  readonly vanished?: readonly Vanished[];
  /** Components that targets ask for in different versions. */
  readonly conflicts?: readonly ConflictFacts[];
  /** When the latest revisions were listed; `undefined` until then. */
  readonly latestReadAt: Date | undefined;
  /** Why something couldn't be loaded. */
  readonly errors: readonly FleetError[];
}

/** Components with an unknown verdict that are named. */
const maxNamed = 3;

/** Differences that are explained one by one. The table has all. */
const maxExplained = 20;

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

/** Verdicts that are neither a difference nor an agreement. */
const openVerdicts: readonly (readonly [kind: VerdictKind, words: string])[] = [
  ['failed', 'failed to deploy'],
  ['notYet', 'not applied yet'],
  ['unknown', 'unknown'],
];

/** How many components differ, and how many have no verdict yet. */
function summary(components: readonly ComponentVerdict[]): string {
  const differing = components.filter(({ verdict }) => differs(verdict)).length;
  const differences = differing === 0 ? 'No known differences' : count(differing, 'difference');
  const others = openVerdicts.flatMap(([kind, words]) => {
    const amount = components.filter(({ verdict }) => verdict.kind === kind).length;
    return amount === 0 ? [] : [`, ${amount} ${words}`];
  });
  return `${differences} among ${count(components.length, 'root component')}${others.join('')}.`;
}

/** The thing groups, and when they and the latest revisions were loaded. */
function sources({ membership, latestReadAt }: PanelDrift): readonly Field[] {
  const { groups, gap, readAt } = membership;
  const names = [...groups].sort(compareNames).map((group) => visibleName(group));
  const note = gap === undefined ? undefined : unknownSentence(`membership:${gap}`);
  return [
    ...(readAt === undefined
      ? []
      : [
          field('Thing groups', { text: names.length === 0 ? 'none' : names.join(', ') }, note),
          field('Thing groups loaded', moment(readAt)),
        ]),
    ...(latestReadAt === undefined ? [] : [field('Latest revisions loaded', moment(latestReadAt))]),
  ];
}

function explained(components: readonly ComponentVerdict[], { targets }: DeviceVerdicts): readonly Field[] {
  return components
    .filter(({ verdict }) => differs(verdict))
    .sort(byVerdict)
    .slice(0, maxExplained)
    .map((component) => {
      const { words, severity } = verdictLook(component.verdict);
      return field(componentWords(component), { text: words, severity }, verdictSentences(component, targets));
    });
}

/** Why verdicts are unknown: a field for each reason. */
function unknownFields(components: readonly ComponentVerdict[]): readonly Field[] {
  const byReason = new Map<UnknownReason, readonly string[]>();
  for (const component of components) {
    const { verdict } = component;
    if (verdict.kind === 'unknown') {
      byReason.set(verdict.why, [...(byReason.get(verdict.why) ?? []), componentWords(component)]);
    }
  }
  return Array.from(byReason, ([why, names]) => {
    const text = names.length <= maxNamed ? [...names].sort(compareNames).join(', ') : count(names.length, 'component');
    return field('Unknown', { text, severity: 'unknown' }, unknownSentence(why));
  });
}

/** Why something couldn't be loaded. */
export function requestErrorBlocks({ errors }: PanelDrift, place: ConnectionTarget): readonly Block[] {
  return errors.map((error) => {
    const { sentence, advice } = wordsForError(error, place);
    return paragraph(`${sentence}. ${advice}`);
  });
}

/** Why something couldn't be loaded, else why the thing groups aren't known. */
function errorBlocks(drift: PanelDrift, place: ConnectionTarget): readonly Block[] {
  const { membership, errors } = drift;
  if (errors.length > 0) {
    return requestErrorBlocks(drift, place);
  }
  const gap = membership.readAt === undefined ? membership.gap : undefined;
  return gap === undefined ? [] : [paragraph(unknownSentence(`membership:${gap}`))];
}

function blocksOf(drift: PanelDrift, place: ConnectionTarget): readonly Block[] {
  const { verdicts } = drift;
  const { unknown, components } = verdicts;
  if (unknown !== undefined) {
    return [paragraph(unknownSentence(unknown)), ...errorBlocks(drift, place)];
  }
  const fields = [...explained(components, verdicts), ...unknownFields(components)];
  const read = sources(drift);
  return [
    paragraph(
      components.length === 0 ? 'No target asks for components, and none is installed as a root.' : summary(components),
    ),
    ...errorBlocks(drift, place),
    ...(fields.length === 0 ? [] : [{ kind: 'fields', fields } as const]),
    ...(components.length === 0 ? [] : [driftTable(components)]),
    ...(read.length === 0 ? [] : [{ kind: 'fields', fields: read } as const]),
  ];
}

/** The section that compares what the targets of a device ask for with what is installed. */
export function driftSection(drift: PanelDrift, place: ConnectionTarget): Section {
  return { id: 'intended', title: 'Intended and installed', blocks: blocksOf(drift, place) };
}
