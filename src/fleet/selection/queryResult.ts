import type { FleetError } from '../../greengrass/ports/fleetError';
import type { DeviceGroup } from './deviceGroups';

/** What the fleet index of AWS IoT contributes to a result. */
export interface SearchedIndex {
  /** How many things it found that aren't core devices. */
  readonly others: number;
  /** Whether it can find more. */
  readonly hasMore: boolean;
}

/** The core devices that match, as far as the fleet has loaded. */
export interface QueryResult {
  readonly thingNames: readonly string[];
  /** `undefined` when not grouped. */
  readonly groups: readonly DeviceGroup[] | undefined;
  /** Number of devices that were evaluated. */
  readonly considered: number;
  /** Number of evaluated devices that are scanned as far as the filter needs it; 0 if it needs no scan. */
  readonly scanned: number;
  readonly isReading: boolean;
  /** Number of loaded members of thing groups while the groups wait for them; otherwise `undefined`. */
  readonly thingsRead: number | undefined;
  /** Whether every device that could match has been evaluated. */
  readonly isComplete: boolean;
  /** Whether every device of the fleet has been evaluated, and not only those that AWS returned for the filter. */
  readonly isWhole: boolean;
  /** When the devices were read that don't refresh automatically; `undefined` if all of them do. */
  readonly readAt: Date | undefined;
  /**
   * What the fleet index found; `undefined` if the filter doesn't need it, and `off` if the user hasn't turned it on, because
   * AWS bills it.
   */
  readonly index: SearchedIndex | 'off' | undefined;
  /** Why the unlisted devices, thing groups, or the search couldn't load. */
  readonly error: FleetError | undefined;
}

/** The result before anything is evaluated. */
export const nothingEvaluated: QueryResult = {
  thingNames: [],
  groups: undefined,
  considered: 0,
  scanned: 0,
  isReading: true,
  thingsRead: undefined,
  isComplete: false,
  isWhole: false,
  readAt: undefined,
  index: undefined,
  error: undefined,
};
