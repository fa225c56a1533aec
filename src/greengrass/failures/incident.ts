import type { KnownDevice } from '../knownDevice';
import { coreVersionOf } from '../status/nucleus';
import { deploymentLabel } from './deploymentLabel';
import { failedAt } from './failedAt';
import { failuresOf, type Failure } from './failure';

/** What changed since the user last looked at the failures. */
export interface SinceLastLook {
  readonly lookedAt: Date;
  /** The number of core devices that became failing. */
  readonly added: number;
  readonly recovered: number;
}

/** What the incident of a fleet is told from. */
export interface IncidentFacts {
  /** The failing core devices that aren't muted. */
  readonly failing: readonly KnownDevice[];
  /** The known core devices that aren't failing. */
  readonly healthy: Iterable<KnownDevice>;
  /** The number of core devices that aren't failing but have a stuck deployment, without what is muted. */
  readonly stuck: number;
  /** `undefined` before the user has looked at the failures for the first time. */
  readonly sinceLastLook: SinceLastLook | undefined;
}

/** What is failing in a fleet without what is muted. */
export interface Incident extends IncidentFacts {
  /** The number of failing core devices that are muted. */
  readonly muted: number;
  /** Whether a problem of a core device isn't muted. */
  readonly isShown: (on: KnownDevice, problem: string) => boolean;
}

/** What core devices can have in common. In this order if two say the same. */
const traitKinds = ['code', 'component', 'nucleus', 'deployment', 'platform', 'target'] as const;
export type TraitKind = (typeof traitKinds)[number];

/** What many failing core devices have in common. */
export interface SharedTrait {
  readonly kind: TraitKind;
  readonly value: string;
  /** The number of failing core devices that have it. */
  readonly size: number;
}

/** A trait of nearly all healthy core devices doesn't explain failures. */
const nearlyAll = 0.9;

/** A trait that healthy core devices have almost as often doesn't explain failures either. */
const leastDistinction = 0.25;

const maxTraits = 2;

type Traits = Readonly<Record<TraitKind, readonly string[]>>;

function known(value: string | undefined): readonly string[] {
  return value === undefined || value === '' ? [] : [value];
}

function deviceTraits(on: KnownDevice): Pick<Traits, 'nucleus' | 'platform'> {
  return { nucleus: known(coreVersionOf(on)), platform: known(on.device.platform) };
}

function failingTraits(on: KnownDevice): Traits {
  const failures = failuresOf(on);
  return {
    code: failures.flatMap(({ code }) => known(code)),
    component: failures.flatMap(({ componentName }) => known(componentName)),
    deployment: failures.flatMap(({ source }) => (typeof source === 'string' ? [] : deploymentLabel(source))),
    target: failures.flatMap(({ targetArn }) => known(targetArn)),
    ...deviceTraits(on),
  };
}

/** The traits of a healthy core device, as far as they are loaded. Only failures have a code and a component. */
function healthyTraits(on: KnownDevice): Traits {
  const { deployments = [] } = on;
  return {
    code: [],
    component: [],
    deployment: deployments.map(deploymentLabel),
    target: deployments.flatMap(({ targetArn }) => known(targetArn)),
    ...deviceTraits(on),
  };
}

/** Counts core devices by trait, and the core devices of which a kind of trait is known. */
class TraitCounts {
  private readonly counts = new Map<string, SharedTrait>();
  private readonly knownDevices = new Map<TraitKind, number>();

  add(traits: Traits): void {
    for (const kind of traitKinds) {
      const values = new Set(traits[kind]);
      if (values.size > 0) {
        this.knownDevices.set(kind, (this.knownDevices.get(kind) ?? 0) + 1);
      }
      for (const value of values) {
        this.counts.set(JSON.stringify([kind, value]), { kind, value, size: this.sizeOf(kind, value) + 1 });
      }
    }
  }

  sizeOf(kind: TraitKind, value: string): number {
    return this.counts.get(JSON.stringify([kind, value]))?.size ?? 0;
  }

  /** The share of core devices with a trait among those of which it is known; 0 if it isn't known of any. */
  shareOf({ kind, value }: SharedTrait): number {
    return this.sizeOf(kind, value) / (this.knownDevices.get(kind) ?? 1);
  }

  /** Whether a kind of trait is known of any core device. */
  isKnown(kind: TraitKind): boolean {
    return this.knownDevices.has(kind);
  }

  all(): readonly SharedTrait[] {
    return [...this.counts.values()];
  }
}

/** Whether two traits say the same: a deployment and its target. */
function areAlike(a: TraitKind, b: TraitKind): boolean {
  const pair = [a, b];
  return a === b || (pair.includes('deployment') && pair.includes('target'));
}

/**
 * The two strongest traits that failing core devices share, the strongest first. At least half of them have it, and the
 * healthy ones have it clearly less often, as far as that is known.
 */
export function sharedTraits(failing: readonly KnownDevice[], healthy: Iterable<KnownDevice>): readonly SharedTrait[] {
  const [counts, healthyCounts] = [new TraitCounts(), new TraitCounts()];
  failing.forEach((on) => {
    counts.add(failingTraits(on));
  });
  for (const on of healthy) {
    healthyCounts.add(healthyTraits(on));
  }
  const distinction = (trait: SharedTrait): number => trait.size / failing.length - healthyCounts.shareOf(trait);
  // What all core devices may have in common explains nothing.
  const isUncompared = ({ kind, size }: SharedTrait): boolean =>
    (kind === 'nucleus' || kind === 'platform') && size === failing.length && !healthyCounts.isKnown(kind);
  const ranked = counts
    .all()
    .filter((trait) => {
      const isShared = trait.size > 1 && trait.size * 2 >= failing.length;
      return (
        isShared &&
        !isUncompared(trait) &&
        healthyCounts.shareOf(trait) < nearlyAll &&
        distinction(trait) >= leastDistinction
      );
    })
    .sort(
      (a, b) =>
        distinction(b) - distinction(a) ||
        b.size - a.size ||
        traitKinds.indexOf(a.kind) - traitKinds.indexOf(b.kind) ||
        (a.value < b.value ? -1 : 1),
    );
  return ranked
    .filter(({ kind }, index) => ranked.findIndex((other) => areAlike(other.kind, kind)) === index)
    .slice(0, maxTraits);
}

/** When the failures of a core device started: its newest failed deployment or its first failing component. */
function startOf(on: KnownDevice): number {
  const times = (wanted: Failure['kind']): readonly number[] =>
    failuresOf(on).flatMap((failure) => (failure.kind === wanted ? (failedAt(failure, on)?.getTime() ?? []) : []));
  const [changes, states] = [times('deployment'), times('component')];
  return Math.min(...(changes.length === 0 ? [] : [Math.max(...changes)]), ...states);
}

/** When the first of the current failures started; `undefined` if no failure has a time. */
export function failingSince(failing: readonly KnownDevice[]): Date | undefined {
  const start = failing.map(startOf).reduce((first, time) => Math.min(first, time), Infinity);
  return Number.isFinite(start) ? new Date(start) : undefined;
}
