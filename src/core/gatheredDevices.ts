import { compareNames } from './format';
import type { KnownDevice } from './subject';

/**
 * What a label is: a code of a kind, that no code was reported, that it is not known what is wrong, or the name of
 * something. Of one that is several at once the first here counts.
 */
const labelKinds = ['deployment', 'component', 'noCode', 'noCause', 'name'] as const;
export type LabelKind = (typeof labelKinds)[number];

/** What some failures have in common. */
export interface Common {
  readonly label: string;
  readonly kind: LabelKind;
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
  kind: LabelKind;
  readonly devices: Map<string, KnownDevice>;
  readonly causes: Map<string, Gathered>;
}

function eitherKind(a: LabelKind, b: LabelKind): LabelKind {
  return labelKinds.find((kind) => kind === a || kind === b) ?? a;
}

/** Puts a device under a label, and gives what is under that. */
export function gather(all: Map<string, Gathered>, { label, kind }: Common, on: KnownDevice): Gathered {
  const gathered = all.get(label) ?? { kind, devices: new Map<string, KnownDevice>(), causes: new Map() };
  gathered.kind = eitherKind(gathered.kind, kind);
  gathered.devices.set(on.device.coreDeviceThingName, on);
  all.set(label, gathered);
  return gathered;
}

/** Most devices first, then by name; each device of a label once, by name. */
export function ranked(all: ReadonlyMap<string, Gathered>): readonly FailureGroup[] {
  return [...all]
    .map(([label, { kind, devices, causes }]) => ({
      label,
      kind,
      devices: [...devices.values()].sort((a, b) =>
        compareNames(a.device.coreDeviceThingName, b.device.coreDeviceThingName),
      ),
      causes: ranked(causes),
    }))
    .sort((a, b) => b.devices.length - a.devices.length || compareNames(a.label, b.label));
}
