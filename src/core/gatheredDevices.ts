import type { ErrorCode } from './errorCodes';
import { compareNames } from './format';
import type { KnownDevice } from './subject';

/** What some failures have in common. */
export interface Common {
  readonly label: string;
  /** What kind of code the label is; `undefined` where it is none. */
  readonly codeKind: ErrorCode['kind'] | undefined;
}

/** A part of a group: the component or deployment concerned, or the code where these are the group. */
export interface FailureCause extends Common {
  /** Each device once. */
  readonly devices: readonly KnownDevice[];
}

/** What failed for one reason. */
export interface FailureGroup extends FailureCause {
  readonly causes: readonly FailureCause[];
}

/** What was put together so far under one label. */
export interface Gathered {
  codeKind: ErrorCode['kind'] | undefined;
  readonly devices: Map<string, KnownDevice>;
  readonly causes: Map<string, Gathered>;
}

/** No code is known to be of both kinds; of one that is sent as both it does not matter which comes first. */
function eitherKind(a: Common['codeKind'], b: Common['codeKind']): Common['codeKind'] {
  return a === 'deployment' || b === 'deployment' ? 'deployment' : (a ?? b);
}

/** Puts a device under a label, and gives what is under that. */
export function gather(all: Map<string, Gathered>, { label, codeKind }: Common, on: KnownDevice): Gathered {
  const gathered = all.get(label) ?? { codeKind, devices: new Map<string, KnownDevice>(), causes: new Map() };
  gathered.codeKind = eitherKind(gathered.codeKind, codeKind);
  gathered.devices.set(on.device.coreDeviceThingName, on);
  all.set(label, gathered);
  return gathered;
}

/** Most devices first, then by name; each device of a label once, by name. */
export function ranked(all: ReadonlyMap<string, Gathered>): readonly FailureGroup[] {
  return [...all]
    .map(([label, { codeKind, devices, causes }]) => ({
      label,
      codeKind,
      devices: [...devices.values()].sort((a, b) =>
        compareNames(a.device.coreDeviceThingName, b.device.coreDeviceThingName),
      ),
      causes: ranked(causes),
    }))
    .sort((a, b) => b.devices.length - a.devices.length || compareNames(a.label, b.label));
}
