import { compareNames } from '../../base/compareNames';
import type { KnownDevice } from '../knownDevice';

/**
 * What a label is: a code of a kind, that no code was reported, that it is not known what is wrong, or the name of
 * something. Of one that is several at once the first here counts.
 */
const labelKinds = ['deployment', 'component', 'noCode', 'noCause', 'name'] as const;
export type LabelKind = (typeof labelKinds)[number];

/** What some failures have in common. */
export interface FailureLabel {
  readonly label: string;
  readonly kind: LabelKind;
}

/** A part of a group: the component or deployment concerned, or the code where these are the group. */
export interface FailureCause extends FailureLabel {
  /** How many devices there are. */
  readonly size: number;
  /** Each of them once, by name. */
  readonly devices: readonly KnownDevice[];
}

/** What failed for one reason. */
export interface FailureGroup extends FailureCause {
  readonly causes: readonly FailureCause[];
}

/** What was put together so far under one label. */
export interface FailureBucket {
  kind: LabelKind;
  readonly devices: Map<string, KnownDevice>;
  readonly causes: Map<string, FailureBucket>;
}

function eitherKind(a: LabelKind, b: LabelKind): LabelKind {
  return labelKinds.find((kind) => kind === a || kind === b) ?? a;
}

/** Puts a device under a label, and gives what is under that. */
export function addToBucket(
  all: Map<string, FailureBucket>,
  { label, kind }: FailureLabel,
  on: KnownDevice,
): FailureBucket {
  const gathered = all.get(label) ?? { kind, devices: new Map<string, KnownDevice>(), causes: new Map() };
  gathered.kind = eitherKind(gathered.kind, kind);
  gathered.devices.set(on.device.coreDeviceThingName, on);
  all.set(label, gathered);
  return gathered;
}

/** A group whose parts are put in order when somebody looks: most are never looked into. */
function toGroup(label: string, { kind, devices, causes }: FailureBucket): FailureGroup {
  let inOrder: readonly KnownDevice[] | undefined;
  let rankedCauses: readonly FailureGroup[] | undefined;
  return {
    label,
    kind,
    size: devices.size,
    get devices() {
      inOrder ??= [...devices.values()].sort((a, b) =>
        compareNames(a.device.coreDeviceThingName, b.device.coreDeviceThingName),
      );
      return inOrder;
    },
    get causes() {
      rankedCauses ??= rankBuckets(causes);
      return rankedCauses;
    },
  };
}

/** Most devices first, then by name. */
export function rankBuckets(all: ReadonlyMap<string, FailureBucket>): readonly FailureGroup[] {
  return [...all]
    .map(([label, gathered]) => toGroup(label, gathered))
    .sort((a, b) => b.size - a.size || compareNames(a.label, b.label));
}
