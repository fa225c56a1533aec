import type { Clock } from '../core/clock';
import type { ExplainErrorCode } from '../core/errorCodes';
import type { RowContext } from '../core/rows/row';
import type { Place } from '../core/subject';
import type { Fleet } from '../fleet/fleet';

/** The catalogue of error codes, in a file of its own that is loaded when it is first needed. */
export interface Catalogue {
  /** `undefined` until it has been loaded. */
  readonly loaded: ExplainErrorCode | undefined;
  load(): Promise<ExplainErrorCode>;
}

/** What the nodes of one tree share. */
export interface TreeSurroundings {
  readonly clock: Clock;
  readonly catalogue: Catalogue;
  readonly staleAfterHours: () => number;
  readonly areDependenciesShown: () => boolean;
}

/** What a row's words depend on besides its data, as of this moment. */
export function rowContext({ clock, staleAfterHours }: TreeSurroundings): RowContext {
  return { now: clock.now(), staleAfterHours: staleAfterHours() };
}

/** Where the things of a fleet live. */
export function placeOf(fleet: Fleet): Place {
  const { profile, region, partition } = fleet.connection;
  return { profile, region, partition, account: fleet.account() };
}
