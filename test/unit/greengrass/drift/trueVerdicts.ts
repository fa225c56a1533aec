import type { VerdictKind } from '../../../../src/greengrass/drift/verdict';
import { slotsWith, trueTargets } from '../../../simulator/slots/slotTruth';
import { allGroups, type SlotWorld } from '../../../simulator/slots/slotWorld';
import { isAtLeast } from '../../../simulator/generated/deviceParts';

/**
 * Whether AWS can tell everything about a device: a recent classic nucleus that has just reported everything, and that
 * applied every deployment that counts for it.
 */
export function isSettled(world: SlotWorld): boolean {
  const { setting, revisions, executions } = world;
  const groups = allGroups(world);
  const hasLeftSub = revisions.some(
    ({ parent, target }) => parent !== undefined && !(groups.has(target) && groups.has(parent)),
  );
  return (
    !setting.nucleus.isLite &&
    isAtLeast(setting.nucleus.coreVersion, 9) &&
    world.reportedAt === world.now &&
    [...world.reported.values()].every(({ at }) => at === world.now) &&
    !revisions.some(({ isDeleted }) => isDeleted) &&
    !hasLeftSub &&
    !executions.some(({ status }) => status === 'QUEUED' || status === 'IN_PROGRESS') &&
    trueTargets(world).every(({ execution }) => /^(?:SUCCEEDED|COMPLETED)$/u.test(execution?.status ?? ''))
  );
}

/** What is true about one component of a settled device; `undefined` if it is neither asked for nor a root component. */
function trueKind(world: SlotWorld, componentName: string): VerdictKind | undefined {
  const asked = trueTargets(world).flatMap(({ revision }) => revision.components[componentName] ?? []);
  const [version, ...others] = new Set(asked);
  const actual = world.device.installed.get(componentName);
  if (others.length > 0) {
    return 'conflict';
  }
  if (version === undefined) {
    const isRoot = slotsWith(world.device, componentName).length > 0 && actual !== undefined;
    return isRoot ? (actual.source === 'LOCAL' ? 'localOverride' : 'orphan') : undefined;
  }
  if (actual === undefined) {
    return 'missing';
  }
  return actual.version === version ? 'asAsked' : actual.source === 'LOCAL' ? 'localOverride' : 'otherVersion';
}

/** What is true about each component of a settled device, by name. */
export function trueVerdicts(world: SlotWorld): Readonly<Record<string, VerdictKind>> {
  const names = new Set([
    ...world.device.installed.keys(),
    ...world.revisions.flatMap(({ components }) => Object.keys(components)),
  ]);
  const kinds = [...names].flatMap((name) => {
    const kind = trueKind(world, name);
    return kind === undefined ? [] : [[name, kind] as const];
  });
  return Object.fromEntries(kinds.sort(([a], [b]) => (a < b ? -1 : 1)));
}
