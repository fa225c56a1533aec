import type { InstalledComponent } from '../model';
import type { Ask, ComponentVerdict } from './componentVerdict';
import { isWithdrawn } from './countingRevision';
import { deviceTargets, type DeviceTarget } from './deviceTargets';
import { driftNucleusOf, type DriftFacts } from './driftFacts';
import type { Judge } from './judge';
import { judgeAsked } from './judgeAsked';
import { unaskedVerdict } from './judgeUnasked';
import { completeReportAt, lastEndAt } from './reports';
import { askedBy, type Revisions } from './revisions';
import { decisive, differs, type UnknownReason, type Verdict } from './verdict';

/** What a core device should run and what it runs. */
export interface DeviceVerdicts {
  /** Why nothing can be said; `undefined` if something can. */
  readonly unknown: UnknownReason | undefined;
  readonly targets: readonly DeviceTarget[];
  /** In no particular order. */
  readonly components: readonly ComponentVerdict[];
}

const conflict: Verdict = { kind: 'conflict' };

/** Whether a target certainly wants the device to have a version. */
function isLive({ target: { isCertain, reach, revision } }: Ask): boolean {
  if (!isCertain || revision === undefined || reach.kind === 'canceled') {
    return false;
  }
  const hasStarted =
    reach.kind === 'applied' ||
    (reach.kind === 'failed' && reach.aftermath === 'applied') ||
    (reach.kind === 'notYet' && reach.why === 'inProgress');
  return hasStarted || !isWithdrawn(revision);
}

function areOfOneVersion(asks: readonly Ask[]): boolean {
  return asks.every(({ componentVersion }) => componentVersion === asks[0]?.componentVersion);
}

/** Marks the asks of targets that ask for different versions. */
function withConflicts(asks: readonly Ask[]): readonly Ask[] {
  // Almost always, and a fleet has many asks.
  return areOfOneVersion(asks) || areOfOneVersion(asks.filter(isLive))
    ? asks
    : asks.map((ask) => (isLive(ask) ? { ...ask, verdict: conflict } : ask));
}

function askedVerdict(
  componentName: string,
  asks: readonly Ask[],
  installed: InstalledComponent | undefined,
  judge: Judge,
): ComponentVerdict {
  const all = asks.length === 1 ? asks : withConflicts(asks);
  const verdict = decisive(all);
  if (verdict.kind === 'canceled' && installed !== undefined) {
    // Nobody asks for it. What explains it can be an earlier revision, or nothing.
    const unasked = unaskedVerdict(installed, judge);
    return { componentName, installed, asks: all, verdict: unasked?.verdict ?? verdict };
  }
  return { componentName, installed, asks: all, verdict };
}

function nothingKnown(why: UnknownReason): DeviceVerdicts {
  return { unknown: why, targets: [], components: [] };
}

/** Why a target that isn't among the known ones may ask for something. */
function gapIn({ membership }: DriftFacts, targets: readonly DeviceTarget[]): UnknownReason | undefined {
  if (membership.gap !== undefined) {
    return `membership:${membership.gap}`;
  }
  for (const { isCertain, reach } of targets) {
    if (!isCertain && reach.kind === 'unknown' && reach.why !== 'thingOnLite') {
      return reach.why;
    }
  }
  return undefined;
}

function asksOf(installed: ReadonlyMap<string, InstalledComponent>, judge: Judge): ReadonlyMap<string, readonly Ask[]> {
  const asked = new Map<string, Ask[]>();
  for (const target of judge.targets) {
    for (const component of target.definition === undefined ? [] : askedBy(target.definition)) {
      const { componentName, componentVersion } = component;
      const verdict = judgeAsked(component, installed.get(componentName), target, judge);
      const ask = { target, isAsked: true, componentVersion, verdict };
      const others = asked.get(componentName);
      if (others === undefined) {
        asked.set(componentName, [ask]);
      } else {
        others.push(ask);
      }
    }
  }
  return asked;
}

function componentVerdicts(components: readonly InstalledComponent[], judge: Judge): readonly ComponentVerdict[] {
  const installed = new Map<string, InstalledComponent>();
  for (const component of components) {
    installed.set(component.componentName, component);
  }
  const asked = asksOf(installed, judge);
  const verdicts: ComponentVerdict[] = [];
  for (const [componentName, asks] of asked) {
    verdicts.push(askedVerdict(componentName, asks, installed.get(componentName), judge));
  }
  for (const component of installed.values()) {
    const verdict = asked.has(component.componentName) ? undefined : unaskedVerdict(component, judge);
    if (verdict !== undefined) {
      verdicts.push(verdict);
    }
  }
  return verdicts;
}

/** Compares what the targets of a core device ask for with what is installed, as of its last report. */
export function verdictsOf(facts: DriftFacts, revisions: Revisions): DeviceVerdicts {
  const { device, deployments, components } = facts;
  if (device.lastStatusUpdateTimestamp === undefined && (components ?? []).length === 0) {
    return nothingKnown('neverReported');
  }
  if (components === undefined) {
    return nothingKnown('componentsNotLoaded');
  }
  if (deployments === undefined) {
    return nothingKnown('deploymentsNotLoaded');
  }
  if (!revisions.areLoaded) {
    return nothingKnown('latestNotLoaded');
  }
  const nucleus = driftNucleusOf(facts);
  const targets = deviceTargets(facts, deployments, revisions, nucleus);
  const judge: Judge = {
    nucleus,
    targets,
    revisions,
    deployments,
    completeReportAt: completeReportAt(components),
    lastEndAt: lastEndAt(deployments),
    gap: gapIn(facts, targets),
  };
  return { unknown: undefined, targets, components: componentVerdicts(components, judge) };
}

/** The components of a device that differ from what was asked for. */
export function differencesIn({ components }: DeviceVerdicts): readonly ComponentVerdict[] {
  return components.filter(({ verdict }) => differs(verdict));
}
