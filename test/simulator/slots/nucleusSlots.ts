import type { NucleusKind } from '../generated/deviceParts';
import type { Ending, SlotSetting, Versions } from './slotEvents';

/** What a slot of a nucleus holds: the root components of the last deployment that it kept. */
interface Slot {
  /** `LOCAL` for a local deployment. */
  readonly deploymentId: string;
  /** When the deployment was created. An older one for the same thing group is rejected. */
  readonly createdAt: number;
  readonly roots: Versions;
}

/** A component as it really is on a device. */
export interface ActualComponent {
  readonly version: string;
  /** The deployment that last installed it. */
  readonly source: string;
  readonly isBroken: boolean;
}

/** What a device really runs, and why. */
export interface NucleusState {
  readonly slots: ReadonlyMap<string, Slot>;
  readonly installed: ReadonlyMap<string, ActualComponent>;
}

/** A deployment as a nucleus gets it. */
export interface NucleusDeployment extends Slot {
  readonly slot: string;
}

/** How a deployment ended on a device, as it reports it to the cloud. */
export interface Result {
  readonly state: NucleusState;
  readonly status: 'SUCCEEDED' | 'FAILED' | 'REJECTED' | 'TIMED_OUT';
  readonly reason: string | undefined;
}

/** What a nucleus knows when it processes a deployment. */
export interface NucleusContext {
  readonly setting: SlotSetting;
  /** The slots of its thing groups; `undefined` if it can't list them. */
  readonly groups: ReadonlySet<string> | undefined;
  /** The version that the cloud selects for dependencies. */
  readonly dependencyVersion: string;
}

export const localSlot = 'LOCAL_DEPLOYMENT';

/** A nucleus without deployments. */
export const emptyNucleus: NucleusState = { slots: new Map(), installed: new Map() };

/** The slots that a deployment keeps besides its own: not those of thing groups that the device is no longer in. */
function keptSlots({ slots }: NucleusState, own: string, { groups }: NucleusContext): ReadonlyMap<string, Slot> {
  return new Map(
    [...slots].filter(
      ([name]) => name !== own && (!name.startsWith('thinggroup/') || groups === undefined || groups.has(name)),
    ),
  );
}

/** Whether another slot requires another version. There are no priorities between slots. */
function isConflict(kept: ReadonlyMap<string, Slot>, roots: Versions): boolean {
  return [...kept.values()].some((slot) =>
    Object.entries(roots).some(([name, version]) => (slot.roots[name] ?? version) !== version),
  );
}

/** The versions of all root components and their dependencies. */
function wanted(slots: ReadonlyMap<string, Slot>, { setting, dependencyVersion }: NucleusContext): Map<string, string> {
  const roots = new Map([...slots.values()].flatMap(({ roots: ofSlot }) => Object.entries(ofSlot)));
  const all = new Map(roots);
  for (const name of roots.keys()) {
    for (const dependency of setting.dependencies[name] ?? []) {
      all.set(dependency, roots.get(dependency) ?? dependencyVersion);
    }
  }
  return all;
}

function installedAfter(
  { installed }: NucleusState,
  slots: ReadonlyMap<string, Slot>,
  { deploymentId, roots }: Slot,
  context: NucleusContext,
): ReadonlyMap<string, ActualComponent> {
  const { isSourceTheLastDeployment } = context.setting;
  return new Map(
    Array.from(wanted(slots, context), ([name, version]) => {
      const before = installed.get(name);
      const isKept = before?.version === version && !before.isBroken;
      const isContained = isSourceTheLastDeployment && Object.hasOwn(roots, name);
      return [
        name,
        { version, source: isKept && !isContained ? before.source : deploymentId, isBroken: false },
      ] as const;
    }),
  );
}

/** The components after a deployment that failed and wasn't rolled back: its last new component isn't installed. */
function partly(before: NucleusState, after: ReadonlyMap<string, ActualComponent>) {
  const [last] = [...after.keys()]
    .filter((name) => before.installed.get(name)?.version !== after.get(name)?.version)
    .reverse();
  return new Map([...after].filter(([name]) => name !== last));
}

const reasons: Readonly<Record<Ending, string | undefined>> = {
  succeeds: 'SUCCESSFUL',
  rollsBack: 'FAILED_ROLLBACK_COMPLETE: Service in broken state after deployment',
  changesNothing: 'FAILED_NO_STATE_CHANGE: Failed to download artifact',
  staysPartly: 'FAILED_ROLLBACK_NOT_REQUESTED: Service in broken state after deployment',
  breaks: 'FAILED_UNABLE_TO_ROLLBACK: Unable to roll back',
  timesOut: undefined,
};

/** Nucleus Lite never rolls back and reports one reason for every failure. */
function reasonFor(ending: Ending, { isLite }: NucleusKind): string | undefined {
  return isLite && ending !== 'succeeds' && ending !== 'timesOut' ? 'FAILED_ROLLBACK_NOT_REQUESTED' : reasons[ending];
}

/** Processes a deployment as a nucleus does. A nucleus rejects one that is older than the one in its slot. */
export function process(
  before: NucleusState,
  deployment: NucleusDeployment,
  planned: Ending,
  context: NucleusContext,
): Result {
  const { slot, ...content } = deployment;
  const { nucleus } = context.setting;
  const isOfGroup = slot.startsWith('thinggroup/');
  if (isOfGroup && (before.slots.get(slot)?.createdAt ?? -Infinity) > deployment.createdAt) {
    return { state: before, status: 'REJECTED', reason: 'REJECTED: A newer revision is on the device already' };
  }
  const kept = keptSlots(before, slot, context);
  const ending = isConflict(kept, deployment.roots) ? 'changesNothing' : planned;
  const slots = new Map([...kept, [slot, content] as const]);
  const after = installedAfter(before, slots, content, context);
  const reason = reasonFor(ending, nucleus);
  switch (ending) {
    case 'succeeds':
      return { state: { slots, installed: after }, status: 'SUCCEEDED', reason };
    case 'timesOut':
      return { state: { slots, installed: after }, status: 'TIMED_OUT', reason };
    case 'staysPartly':
      return { state: { slots, installed: partly(before, after) }, status: 'FAILED', reason };
    case 'breaks':
      return { state: { slots: before.slots, installed: partly(before, after) }, status: 'FAILED', reason };
    case 'rollsBack':
    case 'changesNothing':
      return { state: before, status: 'FAILED', reason };
  }
}
