import type { DeviceKnowledge } from '../knownDevice';
import { coreVersionOf, runtimeOf } from '../status/nucleus';

/** What can set core devices apart, the most likely cause first. */
const traitKinds = ['nucleus', 'platform', 'architecture', 'runtime'] as const;
export type DistinguishingTrait = (typeof traitKinds)[number];

/** A trait of the core devices where a deployment failed that those where it succeeded don't have. */
export interface Distinction {
  readonly kind: DistinguishingTrait;
  readonly value: string;
  /** The number of failed core devices that have it. */
  readonly size: number;
  readonly failed: number;
  /** What most of the others have instead. */
  readonly other: { readonly value: string; readonly size: number };
  readonly succeeded: number;
}

/** Fewer devices say nothing: any two differ in something. */
const [minFailed, minSucceeded] = [2, 3];

/** The least share of the failed devices that have the trait, and the greatest of the others. */
const [nearlyAll, hardlyAny] = [0.9, 0.1];

function traitOf(kind: DistinguishingTrait, on: DeviceKnowledge): string | undefined {
  const { platform, architecture } = on.device;
  switch (kind) {
    case 'nucleus':
      return coreVersionOf(on);
    case 'platform':
      return platform;
    case 'architecture':
      return architecture;
    case 'runtime':
      return runtimeOf(on);
  }
}

/** The most frequent value of a trait, and how many devices have each value. Devices without one aren't counted. */
function countValues(kind: DistinguishingTrait, devices: readonly DeviceKnowledge[]) {
  const counts = new Map<string, number>();
  for (const on of devices) {
    const value = traitOf(kind, on) ?? '';
    if (value !== '') {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  const [top] = [...counts].sort(([a, few], [b, many]) => many - few || (a < b ? -1 : 1));
  return { counts, top: top && { value: top[0], size: top[1] } };
}

/**
 * What sets the core devices where a deployment failed apart from those where it succeeded: nearly all of the failed ones
 * have it, hardly any of the others has it, and most of the others have the same value instead.
 */
export function distinctionsOf(
  failed: readonly DeviceKnowledge[],
  succeeded: readonly DeviceKnowledge[],
): readonly Distinction[] {
  if (failed.length < minFailed || succeeded.length < minSucceeded) {
    return [];
  }
  return traitKinds.flatMap((kind) => {
    const { top } = countValues(kind, failed);
    const others = countValues(kind, succeeded);
    if (top === undefined || others.top === undefined || top.value === others.top.value) {
      return [];
    }
    const isClear =
      top.size >= failed.length * nearlyAll &&
      (others.counts.get(top.value) ?? 0) <= succeeded.length * hardlyAny &&
      others.top.size * 2 > succeeded.length;
    return isClear ? [{ kind, ...top, failed: failed.length, other: others.top, succeeded: succeeded.length }] : [];
  });
}
