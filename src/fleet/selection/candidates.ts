import type { ListCoreDevicesFilter } from '../../greengrass/ports/fleetSource';
import type { UnlistedReread } from '../devices/unlistedRefresh';
import type { Fleet } from '../fleet';
import type { DeviceFilter } from './deviceFilter';
import type { QueryResult } from './queryResult';

/** The core devices that can match a filter, and how they load. */
export interface Candidates {
  /** `undefined`: every known core device. */
  readonly names: ReadonlySet<string> | undefined;
  /** Whether every core device of the fleet is known. */
  readonly isWhole: boolean;
  readonly index: QueryResult['index'];
  /** When they were found, if nothing refreshes that. */
  readonly readAt: Date | undefined;
  /**
   * Loads them, or loads them again. Rejects with a FleetError; devices that loaded before that are kept.
   * @param didRead called when some have loaded
   */
  read(signal: AbortSignal, didRead: () => void): Promise<void>;
  /** Loads more if `index` has more. Rejects with a FleetError. */
  readMore(signal: AbortSignal): Promise<void>;
  /** Whether all of them are members of the thing group of the filter. Known once {@link haveGroup} resolves. */
  readonly areMembers: boolean;
  /** Resolves once it is known whether the members of the thing group have to be listed. Never rejects. */
  haveGroup(): Promise<void>;
  /** How those that aren't on the list are refreshed; `undefined` if they aren't. */
  readonly reread: UnlistedReread | undefined;
}

/** The part of a filter that AWS can apply, which saves pages. */
function awsFilter({ status, runtime }: DeviceFilter): ListCoreDevicesFilter | undefined {
  const known = status === 'HEALTHY' || status === 'UNHEALTHY' ? status : undefined;
  // A device without a runtime counts as classic, but a filter in AWS would leave it out.
  const lite = runtime === 'aws_nucleus_lite' ? runtime : undefined;
  return known === undefined && lite === undefined ? undefined : { status: known, runtime: lite };
}

const nothingMore = {
  names: undefined,
  index: undefined,
  readAt: undefined,
  readMore: () => Promise.resolve(),
  areMembers: false,
  haveGroup: () => Promise.resolve(),
} as const;

/** Every core device, or those that AWS returns for the filter. */
function listedCandidates(fleet: Fleet, only: ListCoreDevicesFilter | undefined): Candidates {
  const { list, unlisted } = fleet;
  return {
    ...nothingMore,
    get isWhole() {
      return only === undefined || fleet.isWhole;
    },
    read: async (signal, didRead) => {
      await list.readFirst();
      await (only === undefined ? unlisted.readAll(signal, didRead) : unlisted.readFiltered(only, signal, didRead));
    },
    reread: (options) => unlisted.reread(only, options),
  };
}

/** The core devices with these names. Their number is limited, unlike that of the fleet. */
function namedCandidates(fleet: Fleet, thingNames: readonly string[]): Candidates {
  const { list, unlisted } = fleet;
  return {
    ...nothingMore,
    get isWhole() {
      return fleet.isWhole;
    },
    read: async (signal, didRead) => {
      await list.readFirst();
      await unlisted.readNamed(thingNames, signal, didRead);
    },
    reread: (options) => unlisted.rereadNamed(thingNames, options),
  };
}

/** The core devices that can match a filter without the fleet index. */
export function listedFor(fleet: Fleet, filter: DeviceFilter): Candidates {
  return filter.things === undefined
    ? listedCandidates(fleet, awsFilter(filter))
    : namedCandidates(fleet, filter.things);
}

/** Nothing: the user hasn't turned on what the filter needs. */
export const noCandidates: Candidates = {
  ...nothingMore,
  names: new Set(),
  isWhole: false,
  index: 'off',
  read: () => Promise.resolve(),
  reread: undefined,
};
