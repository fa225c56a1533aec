import { fleetError } from '../../greengrass/ports/fleetError';
import type { Page } from '../../greengrass/ports/page';

/** The error for data that wasn't scanned when the snapshot was saved. */
export function notRecorded(operation: string): Promise<never> {
  return Promise.reject(
    fleetError({ kind: 'notRecorded', operation }, "It wasn't scanned when the snapshot was saved."),
  );
}

/** A list on one page, or the error if it wasn't scanned. */
export function whole<T>(items: readonly T[] | undefined, operation: string): Promise<Page<T>> {
  return items === undefined ? notRecorded(operation) : Promise.resolve({ items, nextToken: undefined });
}
