import { compareNames } from '../../base/compareNames';
import { failuresOf } from '../failures/failure';
import { findingsIn, isFailingDevice, isFullyScanned } from '../failures/findings';
import type { DeviceKnowledge } from '../knownDevice';
import type { InstalledComponent } from '../model';

/** A core device that started to fail. */
interface NewlyFailing {
  readonly thingName: string;
  /** The code of its worst failure; `undefined` if none is known. */
  readonly code: string | undefined;
}

/** Core devices on which a component moved from one version to another. */
export interface VersionMove {
  readonly componentName: string;
  /** `undefined` if it was added. */
  readonly from: string | undefined;
  /** `undefined` if it was removed. */
  readonly to: string | undefined;
  readonly devices: number;
}

/** What changed in a fleet between two points in time. Names are in natural order. */
export interface FleetChanges {
  readonly added: readonly string[];
  /** `undefined` if not every core device is known at the later time. */
  readonly gone: readonly string[] | undefined;
  readonly failing: readonly NewlyFailing[];
  readonly recovered: readonly string[];
  readonly stillFailing: number;
  /** Most devices first. */
  readonly moves: readonly VersionMove[];
  /** Core devices in both. */
  readonly compared: number;
  /** Core devices in both whose deployments and components are known at both times. */
  readonly fullyCompared: number;
}

function nameOf({ device }: DeviceKnowledge): string {
  return device.coreDeviceThingName;
}

function isFailing(known: DeviceKnowledge): boolean {
  return isFailingDevice(known.device, findingsIn(known));
}

function versions(components: readonly InstalledComponent[]): ReadonlyMap<string, string> {
  return new Map(components.map(({ componentName, componentVersion = '' }) => [componentName, componentVersion]));
}

/** Counts the moves of the components of one device. */
function countMoves(
  moves: Map<string, VersionMove>,
  before: readonly InstalledComponent[],
  after: readonly InstalledComponent[],
): void {
  const [old, current] = [versions(before), versions(after)];
  for (const componentName of new Set([...old.keys(), ...current.keys()])) {
    const [from, to] = [old.get(componentName), current.get(componentName)];
    if (from !== to) {
      const key = JSON.stringify([componentName, from ?? null, to ?? null]);
      moves.set(key, { componentName, from, to, devices: (moves.get(key)?.devices ?? 0) + 1 });
    }
  }
}

/**
 * Compares a fleet with an earlier state of it. A failure is new or over only for devices whose deployments and components
 * are known at both times, or by the status that every device reports.
 * @param isWhole whether every core device is known at the later time
 */
export function fleetChanges(
  before: Iterable<DeviceKnowledge>,
  after: Iterable<DeviceKnowledge>,
  isWhole: boolean,
): FleetChanges {
  const old = new Map(Array.from(before, (known) => [nameOf(known), known]));
  const current = new Map(Array.from(after, (known) => [nameOf(known), known]));
  const failing: NewlyFailing[] = [];
  const recovered: string[] = [];
  const moves = new Map<string, VersionMove>();
  let [compared, fullyCompared, stillFailing] = [0, 0, 0];
  for (const [thingName, known] of current) {
    const earlier = old.get(thingName);
    if (earlier === undefined) {
      continue;
    }
    compared += 1;
    const isFully = isFullyScanned(earlier) && isFullyScanned(known);
    fullyCompared += Number(isFully);
    // Without the lists, only the status can be compared: a failure that wasn't scanned isn't new.
    const [was, is] = isFully
      ? [isFailing(earlier), isFailing(known)]
      : [earlier.device.status === 'UNHEALTHY', known.device.status === 'UNHEALTHY'];
    if (is && !was) {
      failing.push({ thingName, code: failuresOf(known)[0]?.code });
    } else if (was && !is) {
      recovered.push(thingName);
    }
    stillFailing += Number(was && is);
    if (earlier.components !== undefined && known.components !== undefined) {
      countMoves(moves, earlier.components, known.components);
    }
  }
  return {
    added: [...current.keys()].filter((name) => !old.has(name)).sort(compareNames),
    gone: isWhole ? [...old.keys()].filter((name) => !current.has(name)).sort(compareNames) : undefined,
    failing: failing.sort((a, b) => compareNames(a.thingName, b.thingName)),
    recovered: recovered.sort(compareNames),
    stillFailing,
    moves: [...moves.values()].sort((a, b) => b.devices - a.devices || compareNames(a.componentName, b.componentName)),
    compared,
    fullyCompared,
  };
}
