import type { FleetError } from '../ports/fleetError';
import type { VersionConflict } from './versionConflict';

/** A conflict and what is known about the versions that AWS has. */
export interface ConflictFacts {
  readonly conflict: VersionConflict;
  /** The published versions; `undefined` if they aren't loaded. */
  readonly published: readonly string[] | undefined;
  readonly isLoading: boolean;
  /** Why they couldn't be loaded. */
  readonly error: FleetError | undefined;
}
