import { specificationOf } from '../deployedSpecification';
import type { InstalledComponent } from '../model';
import { parseVersionConflict } from '../versions/versionConflict';
import type { Ask, ComponentVerdict } from './componentVerdict';
import { isWithdrawn } from './countingRevision';
import { deviceTargets, type DeviceTarget } from './deviceTargets';
import { driftNucleusOf, type DriftFacts } from './driftFacts';
import type { Judge } from './judge';
import { judgeAsked } from './judgeAsked';
import { unaskedVerdict } from './judgeUnasked';
import type { Revisions } from './revisions';
import { decisive, differs, type UnknownReason, type Verdict } from './verdict';

/** What a core device should run and what it runs. */
export interface DeviceVerdicts {
  /** Why nothing can be said; `undefined` if something can. */
  readonly unknown: UnknownReason | undefined;
  readonly targets: readonly DeviceTarget[];
  /** In no particular order. */
  readonly components: readonly ComponentVerdict[];
}

const conflict: Verdict = { kind: 'conflict', hasFailed: false };
const failedConflict: Verdict = { kind: 'conflict', hasFailed: true };

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

/** Whether the revision of a target failed on the device because no version of a component satisfies all targets. */
function failedFor(componentName: string, { target: { reach, execution } }: Ask): boolean {
  return reach.kind === 'failed' && parseVersionConflict(execution?.reason)?.componentName === componentName;
}

/** Marks the asks of targets that ask for different versions. */
function withConflicts(componentName: string, asks: readonly Ask[]): readonly Ask[] {
  // Almost always, and a fleet has many asks.
  return areOfOneVersion(asks) || areOfOneVersion(asks.filter(isLive))
    ? asks
    : asks.map((ask) =>
        isLive(ask) ? { ...ask, verdict: failedFor(componentName, ask) ? failedConflict : conflict } : ask,
      );
}

function askedVerdict(
  componentName: string,
  asks: readonly Ask[],
  installed: InstalledComponent | undefined,
  judge: Judge,
): ComponentVerdict {
  const all = asks.length === 1 ? asks : withConflicts(componentName, asks);
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

const noAsks: readonly Ask[] = [];

/** What each target asks of a component. */
function asksFor(componentName: string, installed: InstalledComponent | undefined, judge: Judge): readonly Ask[] {
  let asks: Ask[] | undefined;
  for (const target of judge.targets) {
    const asked = target.definition && specificationOf(target.definition, componentName);
    if (asked !== undefined) {
      const { componentVersion } = asked;
      const verdict = judgeAsked(componentName, componentVersion, installed, target, judge);
      const ask = { target, isAsked: true, componentVersion, verdict };
      if (asks === undefined) {
        asks = [ask];
      } else {
        asks.push(ask);
      }
    }
  }
  return asks ?? noAsks;
}

/** The names of the components that targets ask for and that aren't installed. */
function uninstalled({ targets, components }: Judge): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { definition } of targets) {
    for (const name of definition === undefined ? [] : Object.keys(definition.components)) {
      // A set of the installed names, for each device of a fleet, takes longer.
      if (!components.some(({ componentName }) => componentName === name)) {
        names.add(name);
      }
    }
  }
  return names;
}

function componentVerdicts(judge: Judge): readonly ComponentVerdict[] {
  const verdicts: ComponentVerdict[] = [];
  for (const installed of judge.components) {
    const { componentName } = installed;
    const asks = asksFor(componentName, installed, judge);
    const verdict =
      asks.length === 0 ? unaskedVerdict(installed, judge) : askedVerdict(componentName, asks, installed, judge);
    if (verdict !== undefined) {
      verdicts.push(verdict);
    }
  }
  for (const componentName of uninstalled(judge)) {
    verdicts.push(askedVerdict(componentName, asksFor(componentName, undefined, judge), undefined, judge));
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
    components,
    gap: gapIn(facts, targets),
  };
  return { unknown: undefined, targets, components: componentVerdicts(judge) };
}

/** The components of a device that differ from what was asked for. */
export function differencesIn({ components }: DeviceVerdicts): readonly ComponentVerdict[] {
  return components.filter(({ verdict }) => differs(verdict));
}
