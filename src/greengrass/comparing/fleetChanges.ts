import { compareNames } from '../../base/names/compareNames';
import { failuresOf } from '../failures/failure';
import { findingsIn, isFailingDevice, isFullyScanned } from '../failures/findings';
import type { DeviceKnowledge } from '../knownDevice';
import type { InstalledComponent } from '../model';

/** A core device that changed. */
export interface ChangedDevice {
  readonly thingName: string;
  /** Its status at the later time, or at the earlier time if it is gone. */
  readonly status: string | undefined;
  /** The code of its worst failure, or of the failure that is over; `undefined` if none is known. */
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
  readonly added: readonly ChangedDevice[];
  /** `undefined` if not every core device is known at the later time. */
  readonly gone: readonly ChangedDevice[] | undefined;
  readonly failing: readonly ChangedDevice[];
  readonly recovered: readonly ChangedDevice[];
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

function changed({ device }: DeviceKnowledge, withFailure: DeviceKnowledge): ChangedDevice {
  return { thingName: device.coreDeviceThingName, status: device.status, code: failuresOf(withFailure)[0]?.code };
}

/** The devices of one time that the other time lacks. */
function without(devices: ReadonlyMap<string, DeviceKnowledge>, others: ReadonlyMap<string, unknown>): ChangedDevice[] {
  return [...devices]
    .filter(([thingName]) => !others.has(thingName))
    .map(([, known]) => changed(known, known))
    .sort(byName);
}

function byName(a: ChangedDevice, b: ChangedDevice): number {
  return compareNames(a.thingName, b.thingName);
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
  const failing: ChangedDevice[] = [];
  const recovered: ChangedDevice[] = [];
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
      failing.push(changed(known, known));
    } else if (was && !is) {
      recovered.push(changed(known, earlier));
    }
    stillFailing += Number(was && is);
    if (earlier.components !== undefined && known.components !== undefined) {
      countMoves(moves, earlier.components, known.components);
    }
  }
  return {
    added: without(current, old),
    gone: isWhole ? without(old, current) : undefined,
    failing: failing.sort(byName),
    recovered: recovered.sort(byName),
    stillFailing,
    moves: [...moves.values()].sort((a, b) => b.devices - a.devices || compareNames(a.componentName, b.componentName)),
    compared,
    fullyCompared,
  };
}
