import { compareNames } from '../../base/compareNames';
import { count } from '../../base/numbers';
import { visibleName } from '../../base/visibleText';
import type { Ask, ComponentVerdict } from '../../greengrass/drift/componentVerdict';
import type { Membership } from '../../greengrass/drift/membership';
import { differs, verdictKinds, type Verdict } from '../../greengrass/drift/verdict';
import type { DeviceVerdicts } from '../../greengrass/drift/verdictsOf';
import type { ConnectionTarget } from '../../greengrass/ports/connection';
import type { FleetError } from '../../greengrass/ports/fleetError';
import { revisionNumber } from '../../greengrass/rollouts/rollout';
import { wordsForError } from '../errors/errorWords';
import { componentWords, driftTargetWords, verdictLook, verdictSentences } from '../messages/driftWords';
import { unknownSentence } from '../messages/unknownVerdictWords';
import type { Block, Cell, Field, Section, Table } from './panel';
import { cell, field, moment } from './values';

/** What a device should run and what it runs, as far as known. */
export interface PanelDrift {
  readonly verdicts: DeviceVerdicts;
  readonly membership: Membership;
  /** When the latest revisions were listed; `undefined` until then. */
  readonly latestReadAt: Date | undefined;
  /** Why something couldn't be loaded. */
  readonly errors: readonly FleetError[];
}

/** Differences that are explained one by one. The table has all. */
const maxExplained = 20;

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

function rankOf({ kind }: Verdict): number {
  return verdictKinds.indexOf(kind);
}

function byVerdict(a: ComponentVerdict, b: ComponentVerdict): number {
  return rankOf(a.verdict) - rankOf(b.verdict) || compareNames(a.componentName, b.componentName);
}

function verdictCell(verdict: Verdict): Cell {
  const { words, severity } = verdictLook(verdict);
  return { text: words, severity, order: rankOf(verdict) };
}

/** The target, with a link to the revision that counts, and the number of the revision. */
function targetCells(ask: Ask | undefined): readonly Cell[] {
  if (ask === undefined) {
    return [cell(undefined), { text: '', order: -1 }];
  }
  const { revision } = ask.target;
  const { targetArn, deploymentId = '', revisionId } = revision ?? {};
  const link =
    targetArn === undefined || deploymentId === ''
      ? {}
      : { target: { kind: 'deployment', targetArn, deploymentId } as const };
  const number = revision === undefined ? undefined : revisionNumber(revision);
  return [
    { text: driftTargetWords(ask.target), ...link },
    { ...cell(revisionId), order: number ?? -1 },
  ];
}

function rowFor(
  { componentName, installed }: ComponentVerdict,
  verdict: Verdict,
  ask: Ask | undefined,
): readonly Cell[] {
  const link = installed === undefined ? {} : { target: { kind: 'installedComponent', componentName } as const };
  return [
    { text: visibleName(componentName), ...link },
    cell(ask?.isAsked === true ? (ask.componentVersion ?? 'any version') : 'not asked for'),
    cell(installed === undefined ? 'not installed' : (installed.componentVersion ?? 'not reported')),
    verdictCell(verdict),
    ...targetCells(ask),
  ];
}

/** The rows of a component: one for each target that asks for it, and one if nobody does. */
function rowsOf(component: ComponentVerdict): readonly (readonly Cell[])[] {
  const { asks, verdict } = component;
  const isOfAsk = asks.some((ask) => ask.verdict.kind === verdict.kind);
  return [
    ...asks.map((ask) => rowFor(component, ask.verdict, ask)),
    ...(isOfAsk ? [] : [rowFor(component, verdict, undefined)]),
  ];
}

function table(components: readonly ComponentVerdict[]): Table {
  return {
    kind: 'table',
    id: 'intended',
    label: 'Intended and installed',
    columns: ['Component', 'Asked for', 'Installed', 'Verdict', 'Target', 'Revision'],
    rows: [...components].sort(byVerdict).flatMap(rowsOf),
  };
}

/** How many components differ, and of how many that isn't known. */
function summary(components: readonly ComponentVerdict[]): string {
  const differing = components.filter(({ verdict }) => differs(verdict)).length;
  const unknown = components.filter(({ verdict }) => verdict.kind === 'unknown').length;
  const differences = differing === 0 ? 'No known differences' : count(differing, 'difference');
  return `${differences} among ${count(components.length, 'root component')}${unknown === 0 ? '' : `, ${unknown} unknown`}.`;
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

/** Why something couldn't be loaded, else why the thing groups aren't known. */
function errorBlocks({ membership, errors }: PanelDrift, place: ConnectionTarget): readonly Block[] {
  if (errors.length > 0) {
    return errors.map((error) => {
      const { sentence, advice } = wordsForError(error, place);
      return paragraph(`${sentence}. ${advice}`);
    });
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
  const fields = [...sources(drift), ...explained(components, verdicts)];
  return [
    paragraph(
      components.length === 0 ? 'No target asks for components, and none is installed as a root.' : summary(components),
    ),
    ...errorBlocks(drift, place),
    ...(fields.length === 0 ? [] : [{ kind: 'fields', fields } as const]),
    ...(components.length === 0 ? [] : [table(components)]),
  ];
}

/** The section that compares what the targets of a device ask for with what is installed. */
export function driftSection(drift: PanelDrift, place: ConnectionTarget): Section {
  return { id: 'intended', title: 'Intended and installed', blocks: blocksOf(drift, place) };
}
