import { compareNames } from '../../../base/names/compareNames';
import { visibleName } from '../../../base/visibleText';
import type { Ask, ComponentVerdict } from '../../../greengrass/drift/componentVerdict';
import type { DeviceTarget } from '../../../greengrass/drift/deviceTargets';
import { verdictKinds, type Verdict } from '../../../greengrass/drift/verdict';
import { revisionNumber } from '../../../greengrass/rollouts/rollout';
import { driftTargetWords, verdictLook } from '../../messages/drift/driftWords';
import type { Cell, Table } from '../panel';
import { cell } from '../values';

function rankOf({ kind }: Verdict): number {
  return verdictKinds.indexOf(kind);
}

/** The order of components: the most important verdicts first, then by name. */
export function byVerdict(a: ComponentVerdict, b: ComponentVerdict): number {
  return rankOf(a.verdict) - rankOf(b.verdict) || compareNames(a.componentName, b.componentName);
}

function verdictCell(verdict: Verdict): Cell {
  const { words, severity } = verdictLook(verdict);
  return { text: words, severity, order: rankOf(verdict) };
}

/** The target, with a link to the revision that counts, and the number of the revision. */
export function targetCells(asking: DeviceTarget | undefined): readonly Cell[] {
  if (asking === undefined) {
    return [cell(undefined), { text: '', order: -1 }];
  }
  const { revision } = asking;
  const { targetArn, deploymentId = '', revisionId } = revision ?? {};
  const link =
    targetArn === undefined || deploymentId === ''
      ? {}
      : { target: { kind: 'deployment', targetArn, deploymentId } as const };
  const number = revision === undefined ? undefined : revisionNumber(revision);
  return [
    { text: driftTargetWords(asking), ...link },
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
    ...targetCells(ask?.target),
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

/** Every root component with what each target asks for, what is installed, and the verdict. */
export function driftTable(components: readonly ComponentVerdict[]): Table {
  return {
    kind: 'table',
    id: 'intended',
    label: 'Root components',
    columns: ['Component', 'Asked for', 'Installed', 'Verdict', 'Target', 'Revision'],
    rows: [...components].sort(byVerdict).flatMap(rowsOf),
  };
}
