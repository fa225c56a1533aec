import type { ListingState } from '../fleet/requests/listing';
import type { FleetError } from '../greengrass/ports/fleetError';

/** One cause, such as an expired session, can fail every request. A panel shows it once. */
export function distinctErrors(errors: readonly FleetError[]): readonly FleetError[] {
  return errors.filter(
    (error, index) =>
      errors.findIndex(({ kind, permission }) => kind === error.kind && permission === error.permission) === index,
  );
}

/** When the oldest of the responses arrived that a panel shows; `undefined` before the first. */
export function oldestRead(states: readonly Pick<ListingState<unknown>, 'readAt'>[]): Date | undefined {
  const times = states.flatMap(({ readAt }) => readAt?.getTime() ?? []);
  return times.length === 0 ? undefined : new Date(Math.min(...times));
}
