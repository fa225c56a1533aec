import type { FailureGroup } from '../../greengrass/failures/failureGroups';

/**
 * The order of the groups in the view: the newest failure first, as the core devices have it. What names no component leads to
 * no cause, so it comes last.
 * @param groups ranked by size, which decides between equal times
 */
export function newestFirst(groups: readonly FailureGroup[]): readonly FailureGroup[] {
  const time = ({ newest }: FailureGroup): number => newest?.getTime() ?? 0;
  return [...groups].sort(
    (a, b) => Number(a.kind === 'noComponent') - Number(b.kind === 'noComponent') || time(b) - time(a),
  );
}

/** The same order, but groups that have a row keep their places. Other groups come first. */
export function inPlaces(groups: readonly FailureGroup[], shown: readonly FailureGroup[]): readonly FailureGroup[] {
  const places = new Map(shown.map(({ key }, place) => [key, place]));
  return [...newestFirst(groups)].sort((a, b) => (places.get(a.key) ?? -1) - (places.get(b.key) ?? -1));
}
