import type { ListingState } from './listing';

/** When the oldest of some responses arrived; `undefined` before the first. */
export function oldestRead(states: readonly Pick<ListingState<unknown>, 'readAt'>[]): Date | undefined {
  const times = states.flatMap(({ readAt }) => readAt?.getTime() ?? []);
  return times.length === 0 ? undefined : new Date(Math.min(...times));
}
