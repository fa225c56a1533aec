import type { NucleusState } from './nucleusSlots';
import { allGroups, executionOf, slotNamed, slotOf, type Execution, type Revision, type SlotWorld } from './slotWorld';

/** What a target of the device asks for, and how far the device is with it. */
export interface TrueTarget {
  readonly slot: string;
  readonly revision: Revision;
  readonly execution: Execution | undefined;
  /** Whether the revision was canceled before the device applied it. It then asks for nothing. */
  readonly isWithdrawn: boolean;
  /** Whether AWS knows that the device applied it, at least partly. */
  readonly isApplied: boolean;
}

/** Whether AWS knows that a device applied a deployment, at least partly. */
function isApplied(execution: Execution | undefined): boolean {
  const { status = '', reason = '' } = execution ?? {};
  return status === 'SUCCEEDED' || status === 'COMPLETED' || reason.startsWith('FAILED_ROLLBACK_NOT_REQUESTED');
}

function targetIn(world: SlotWorld, slot: string, groups: ReadonlySet<string>): TrueTarget | undefined {
  const candidates = world.revisions
    .filter((revision) => revision.isLatest && !revision.isDeleted && slotOf(world, revision) === slot)
    .filter(({ parent, target }) => parent === undefined || groups.has(target))
    .sort((a, b) => b.createdAt - a.createdAt);
  const all = candidates.map((revision) => {
    const execution = executionOf(world, revision.deploymentId);
    const wasApplied = isApplied(execution);
    const isStopped = execution?.status !== 'IN_PROGRESS';
    const isCanceled = execution?.status === 'CANCELED' || (revision.status !== 'ACTIVE' && isStopped);
    const isWithdrawn = !wasApplied && isCanceled;
    return { slot, revision, execution, isWithdrawn, isApplied: wasApplied };
  });
  return all.find(({ revision, isWithdrawn }) => revision.parent === undefined || !isWithdrawn);
}

/** What each target of the device asks for: the device itself, and the groups that it is in. */
export function trueTargets(world: SlotWorld): readonly TrueTarget[] {
  const groups = allGroups(world);
  const slots = [world.setting.thingName, ...groups].map((target) => slotNamed(world, target));
  return slots.flatMap((slot) => targetIn(world, slot, groups) ?? []);
}

/** What the device really ran at a time. */
export function stateAt({ past }: SlotWorld, time: number): NucleusState {
  const found = past.findLast(({ at }) => at <= time) ?? past[0];
  if (found === undefined) {
    throw new Error('The history of the device is empty.');
  }
  return found.device;
}

/** The slots that really hold a component as a root. */
export function slotsWith({ slots }: NucleusState, componentName: string): readonly string[] {
  return [...slots].flatMap(([slot, { roots }]) => (Object.hasOwn(roots, componentName) ? [slot] : []));
}
