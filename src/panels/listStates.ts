import type { FleetError } from '../greengrass/ports/fleetError';

/** One cause, such as an expired session, can fail every request. A panel shows it once. */
export function distinctErrors(errors: readonly FleetError[]): readonly FleetError[] {
  return errors.filter(
    (error, index) =>
      errors.findIndex(({ kind, permission }) => kind === error.kind && permission === error.permission) === index,
  );
}
