import type { Deployment, EffectiveDeployment, ListedDeployment } from '../model';
import { countingRevision, type SlotFacts } from './countingRevision';
import { driftNucleusOf, type DriftFacts, type DriftNucleus } from './driftFacts';
import { heldIn, reachOf, unknownReach, type Held, type Reach } from './reach';
import type { Revisions, SlotName } from './revisions';
import type { UnknownReason } from './verdict';

/** A target of a core device that deployments exist for: the device itself, or a thing group that it is in. */
export interface DeviceTarget {
  readonly slot: SlotName;
  /** The revision that counts for the device: the latest one, or a later sub-deployment. `undefined` if it isn't known. */
  readonly revision: ListedDeployment | undefined;
  /** Whether the revision is known to count for the device. If not, the reach says why. */
  readonly isCertain: boolean;
  /** `undefined` if it was deleted or hasn't loaded. */
  readonly definition: Deployment | undefined;
  /** The revision as the device reports it; `undefined` if it doesn't. */
  readonly execution: EffectiveDeployment | undefined;
  readonly reach: Reach;
  /** What the slot of the device holds. */
  readonly held: Held;
}

const groupPrefix = 'thinggroup/';

/** The effective deployments of a slot. */
interface InSlot {
  readonly effective: EffectiveDeployment[];
  /** Whether some are sub-deployments. */
  hasSubs: boolean;
}

function bySlot(deployments: readonly EffectiveDeployment[], revisions: Revisions): ReadonlyMap<SlotName, InSlot> {
  const slots = new Map<SlotName, InSlot>();
  for (const deployment of deployments) {
    const own = revisions.nameOf(deployment.targetArn ?? '');
    const slot = revisions.slotOf(deployment, own);
    const known = slots.get(slot);
    if (known === undefined) {
      slots.set(slot, { effective: [deployment], hasSubs: own !== slot });
    } else {
      known.effective.push(deployment);
      known.hasSubs ||= own !== slot;
    }
  }
  return slots;
}

/** A target whose revision or membership isn't known. */
function unknownTarget(
  slot: SlotName,
  why: UnknownReason,
  revision?: ListedDeployment,
  definition?: Deployment,
): DeviceTarget {
  const reach = unknownReach(why);
  return { slot, revision, isCertain: false, definition, execution: undefined, reach, held: 'unknown' };
}

function targetAt(facts: SlotFacts, hasSubs: boolean): DeviceTarget | undefined {
  const { slot, effective, revisions } = facts;
  const counting = hasSubs && !facts.nucleus.hasSubDeployments ? 'subDeployment' : countingRevision(facts);
  const gap = revisions.areKnown(slot) ? undefined : 'latestIncomplete';
  if (counting === undefined) {
    return gap && unknownTarget(slot, gap);
  }
  if (typeof counting === 'string') {
    return unknownTarget(slot, counting);
  }
  const found = revisions.definition(counting.deploymentId);
  const definition = typeof found === 'object' ? found : undefined;
  const isMember = facts.isMember(slot);
  const doubt = typeof isMember === 'string' ? isMember : gap;
  if (doubt !== undefined || definition === undefined) {
    const why = doubt ?? (found === 'deleted' ? 'deploymentDeleted' : 'definitionNotLoaded');
    return unknownTarget(slot, why, counting, definition);
  }
  const execution = effective.find(({ deploymentId }) => deploymentId === counting.deploymentId);
  const reach = reachOf(counting, execution, facts);
  if (reach.kind === 'unknown' && reach.why === 'deploymentDeleted') {
    return unknownTarget(slot, reach.why, counting, definition);
  }
  const held = heldIn(definition, execution, reach, facts);
  return { slot, revision: counting, isCertain: true, definition, execution, reach, held };
}

/** Whether a device is in a target, or why that isn't known. */
function memberOf({ membership }: DriftFacts, own: SlotName): SlotFacts['isMember'] {
  return (target) => {
    if (!target.startsWith(groupPrefix)) {
      return target === own;
    }
    return (
      membership.groups.has(target.slice(groupPrefix.length)) ||
      (membership.gap === undefined ? false : `membership:${membership.gap}`)
    );
  };
}

const noneInSlot: InSlot = { effective: [], hasSubs: false };

/**
 * The targets of a core device that deployments exist for. If its thing groups aren't known, a group whose deployments it
 * reports can be a target, too.
 */
export function deviceTargets(
  facts: DriftFacts,
  deployments: readonly EffectiveDeployment[],
  revisions: Revisions,
  nucleus: DriftNucleus = driftNucleusOf(facts),
): readonly DeviceTarget[] {
  const inSlots = bySlot(deployments, revisions);
  const { device, membership } = facts;
  const own = `thing/${device.coreDeviceThingName}`;
  const isMember = memberOf(facts, own);
  const slots = [own];
  for (const group of membership.groups) {
    slots.push(revisions.nameOfGroup(group));
  }
  if (membership.gap !== undefined) {
    for (const slot of inSlots.keys()) {
      if (slot.startsWith(groupPrefix) && isMember(slot) !== true) {
        slots.push(slot);
      }
    }
  }
  const targets: DeviceTarget[] = [];
  for (const slot of slots) {
    const parent = revisions.parentOf(slot);
    if (parent !== undefined && isMember(parent) !== true) {
      targets.push(unknownTarget(parent, 'subDeployment'));
    }
  }
  for (const slot of slots) {
    const { effective, hasSubs } = inSlots.get(slot) ?? noneInSlot;
    const target = targetAt({ slot, effective, revisions, nucleus, isMember }, hasSubs);
    if (target !== undefined) {
      const isIgnored = nucleus.isLite && slot === own;
      targets.push(
        isIgnored ? { ...target, isCertain: false, reach: unknownReach('thingOnLite'), held: 'nothing' } : target,
      );
    }
  }
  return targets;
}
