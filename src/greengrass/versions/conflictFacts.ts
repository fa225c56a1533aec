import type { ComponentVersion } from '../component';
import type { FleetError } from '../ports/fleetError';
import type { VersionConflict } from './versionConflict';

/** A conflict and what is known about the versions that AWS has. */
export interface ConflictFacts {
  readonly conflict: VersionConflict;
  /** The published versions; `undefined` if they aren't loaded. */
  readonly published: readonly string[] | undefined;
  /** The ARN of the component that has them; `undefined` if they aren't loaded or there are none. */
  readonly componentArn: string | undefined;
  /** The published versions of which more is known: at least the greatest one that satisfies all requirements, once it is loaded. */
  readonly described: readonly ComponentVersion[];
  /** When the deployment was created. Versions that were published since could not be used. */
  readonly deployedAt: Date | undefined;
  readonly isLoading: boolean;
  /** Why they couldn't be loaded. */
  readonly error: FleetError | undefined;
  /** What loads only when the user asks for it; absent if everything loads by itself. */
  readonly onRequest?: LoadedOnRequest;
}

/** What is missing of a conflict until the user asks for it. */
interface LoadedOnRequest {
  /** How many requests it takes at most; 0 if everything is loaded. */
  readonly requests: number;
  /** Components of the device whose recipes can have requirements. */
  readonly recipes: number;
  /** Those of them whose recipes aren't loaded. */
  readonly unreadRecipes: number;
}
