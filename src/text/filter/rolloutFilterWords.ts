import { count, grouped } from '../../base/numbers';
import { visibleText } from '../../base/visibleText';
import {
  notCounted,
  type RolloutFilter,
  type RolloutGroup,
  type RolloutGrouping,
} from '../../fleet/deployments/rolloutSelection';
import { outcomeLook, type Outcome } from '../../greengrass/rollouts/outcome';

/** The labels of the groupings in the quick pick. */
export const rolloutGroupingWords: Readonly<Record<RolloutGrouping, string>> = {
  none: 'None',
  targetKind: 'Target kind',
  outcome: 'Outcome',
};

/** The label of an outcome in the quick pick and in a group. */
export function outcomeLabel(outcome: Outcome | typeof notCounted): string {
  return outcome === notCounted ? 'Not counted yet' : outcomeLook(outcome).words;
}

/** The label of a group. */
export function rolloutGroupLabel(group: RolloutGroup): string {
  switch (group) {
    case 'thinggroup':
      return 'Thing groups';
    case 'thing':
      return 'Single things';
    case 'otherTarget':
      return 'Other targets';
    default:
      return outcomeLabel(group);
  }
}

/**
 * A filter in words, for the message above the rows: `Filter: "weld", failed. 3 of 37 deployments, 4 not counted yet.`
 * @param unknown how many other deployments may have the outcome, because their devices aren't counted
 */
export function rolloutFilterMessage(filter: RolloutFilter, shown: number, all: number, unknown = 0): string {
  const conditions = [
    filter.text === undefined ? undefined : `"${visibleText(filter.text)}"`,
    filter.outcome === undefined ? undefined : outcomeLabel(filter.outcome).toLowerCase(),
  ].filter((condition) => condition !== undefined);
  const missing = unknown === 0 ? '' : `, ${grouped(unknown)} ${outcomeLabel(notCounted).toLowerCase()}`;
  return `Filter: ${conditions.join(', ')}. ${grouped(shown)} of ${count(all, 'deployment')}${missing}.`;
}
