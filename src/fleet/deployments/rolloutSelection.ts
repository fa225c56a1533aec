import { targetKindOf, targetName } from '../../greengrass/addresses/arn';
import { outcomes, worstOutcome, type Outcome } from '../../greengrass/rollouts/outcome';
import { countsOf, type Rollout } from '../../greengrass/rollouts/rollout';

/** The outcome of a deployment whose devices aren't counted yet. */
export const notCounted = 'notCounted';

/** Which deployments are shown. */
export interface RolloutFilter {
  /** Part of the name or of the name of the target, whatever the case. */
  readonly text?: string | undefined;
  /** Only deployments with a device that has this outcome. */
  readonly outcome?: Outcome | typeof notCounted | undefined;
}

/** What the deployments are grouped by. */
export const rolloutGroupings = ['none', 'targetKind', 'outcome'] as const;
export type RolloutGrouping = (typeof rolloutGroupings)[number];

/** A group of deployments: a kind of target, or their worst outcome. */
export type RolloutGroup = 'thinggroup' | 'thing' | 'otherTarget' | Outcome | typeof notCounted;

/** The groups in the order of their rows: the worst outcome first. */
const groupOrder: readonly RolloutGroup[] = ['thinggroup', 'thing', 'otherTarget', ...outcomes, notCounted];

/** Whether any deployment is left out. */
export function hasRolloutFilter({ text = '', outcome }: RolloutFilter): boolean {
  return text !== '' || outcome !== undefined;
}

/** Whether a filter shows a deployment. */
export function matchesRollout({ text = '', outcome }: RolloutFilter, rollout: Rollout): boolean {
  const { deploymentName = '', targetArn = '' } = rollout.deployment;
  const wanted = text.toLowerCase();
  const isNamed = [deploymentName, targetName(targetArn)].some((name) => name.toLowerCase().includes(wanted));
  if (!isNamed || outcome === undefined) {
    return isNamed;
  }
  const counts = countsOf(rollout)?.counts;
  return outcome === notCounted ? counts === undefined : (counts?.[outcome] ?? 0) > 0;
}

function groupOf(rollout: Rollout, grouping: RolloutGrouping): RolloutGroup {
  if (grouping === 'targetKind') {
    return targetKindOf(rollout.deployment.targetArn) ?? 'otherTarget';
  }
  const counts = countsOf(rollout)?.counts;
  return (counts && worstOutcome(counts)) ?? notCounted;
}

/** Groups deployments and keeps their order. */
export function groupRollouts<T>(
  items: readonly T[],
  rolloutOf: (item: T) => Rollout,
  grouping: RolloutGrouping,
): readonly (readonly [RolloutGroup, readonly T[]])[] {
  const groups = new Map<RolloutGroup, T[]>();
  for (const item of items) {
    const group = groupOf(rolloutOf(item), grouping);
    const members = groups.get(group);
    if (members === undefined) {
      groups.set(group, [item]);
    } else {
      members.push(item);
    }
  }
  return groupOrder.flatMap((group) => {
    const members = groups.get(group);
    return members === undefined ? [] : [[group, members] as const];
  });
}

/** Whether a filter or grouping needs the outcomes of deployments that have no row. */
export function needsOutcomes({ outcome }: RolloutFilter, grouping: RolloutGrouping): boolean {
  return outcome !== undefined || grouping === 'outcome';
}

/** Parses a stored filter. */
export function parseRolloutFilter(stored: unknown): RolloutFilter {
  const text: unknown = typeof stored === 'object' && stored !== null ? Reflect.get(stored, 'text') : undefined;
  const outcome: unknown = typeof stored === 'object' && stored !== null ? Reflect.get(stored, 'outcome') : undefined;
  return {
    text: typeof text === 'string' && text !== '' ? text : undefined,
    outcome: ([...outcomes, notCounted] as const).find((known) => known === outcome),
  };
}
