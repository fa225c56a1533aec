import type { Clock } from '../../base/clock';
import type { FleetSource } from '../../greengrass/ports/fleetSource';
import type { Page } from '../../greengrass/ports/page';
import type { Fleet } from '../fleet';
import { Listing } from '../requests/listing';
import type { Caller } from '../requests/requestPool';

/**
 * The thing groups of a fleet and their members, loaded on request and cached. Each group is a separate list with its own
 * error. Concurrent callers share a read.
 */
export class ThingGroups {
  /** The names of the thing groups. */
  readonly names: Listing<string>;
  private readonly groups = new Map<string, Listing<string>>();
  private readonly sets = new WeakMap<readonly string[], ReadonlySet<string>>();

  /** @param onDidChange called when the names or members of groups change */
  constructor(
    private readonly fleet: Pick<Fleet, 'request'>,
    private readonly clock: Clock,
    private readonly onDidChange: () => void,
  ) {
    this.names = this.newListing((source, token, signal) => source.listThingGroups(token, signal));
  }

  /** The members of a thing group. The caller starts the read. */
  things(thingGroup: string): Listing<string> {
    const known = this.groups.get(thingGroup);
    const listing =
      known ?? this.newListing((source, token, signal) => source.listThingsInThingGroup(thingGroup, token, signal));
    this.groups.set(thingGroup, listing);
    return listing;
  }

  /** Loaded members of a group; `undefined` until the first arrive. The same set until it changes. */
  members(thingGroup: string): ReadonlySet<string> | undefined {
    const items = this.groups.get(thingGroup)?.state.items;
    if (items === undefined) {
      return undefined;
    }
    const set = this.sets.get(items) ?? new Set(items);
    this.sets.set(items, set);
    return set;
  }

  /** Number of loaded members of all groups. A thing counts once per group. */
  get thingsRead(): number {
    return [...this.groups.values()].reduce((sum, { state }) => sum + (state.items?.length ?? 0), 0);
  }

  /** Whether the members of every group have loaded. */
  get areKnown(): boolean {
    const { items, isPartial } = this.names.state;
    return !isPartial && items?.every((group) => this.size(group) !== undefined) === true;
  }

  /** Number of members of a group; `undefined` until all have loaded. */
  size(thingGroup: string): number | undefined {
    const state = this.groups.get(thingGroup)?.state;
    return state?.isPartial === false ? state.items?.length : undefined;
  }

  /** Loaded members by the name of the group. */
  membership(): ReadonlyMap<string, ReadonlySet<string>> {
    const membership = new Map<string, ReadonlySet<string>>();
    // A deleted group is missing from the names, but its members are still cached.
    for (const group of this.names.state.items ?? this.groups.keys()) {
      const members = this.members(group);
      if (members !== undefined) {
        membership.set(group, members);
      }
    }
    return membership;
  }

  /** The names in all lists that have loaded, even partly. */
  get loadedNames(): ThingGroupNames {
    return {
      thingGroups: [...new Set([...(this.names.state.items ?? []), ...this.groups.keys()])],
      things: [...this.groups.values()].flatMap(({ state }) => state.items ?? []),
    };
  }

  /** Reads the names and members of all groups unless cached. Never rejects: each list has its error in its state. */
  async readAll(caller: Caller, signal?: AbortSignal): Promise<void> {
    await this.names.read(caller, signal);
    await Promise.all(this.named().map((listing) => listing.read(caller, signal)));
  }

  /** Makes the next read of each list load it again. */
  markOutdated(): void {
    this.all().forEach((listing) => {
      listing.markOutdated();
    });
  }

  /** Cancels reads in flight. */
  cancel(): void {
    this.all().forEach((listing) => {
      listing.cancel();
    });
  }

  /** The list of names and the lists of the named groups. */
  named(): readonly Listing<string>[] {
    return [this.names, ...(this.names.state.items ?? []).map((group) => this.things(group))];
  }

  /** Lists that were requested. */
  private all(): readonly Listing<string>[] {
    const { items, error } = this.names.state;
    const isRequested = items !== undefined || error !== undefined || this.names.state.isLoading;
    return [...(isRequested ? [this.names] : []), ...this.groups.values()];
  }

  private newListing(
    fetchPage: (source: FleetSource, token: string | undefined, signal: AbortSignal) => Promise<Page<string>>,
  ): Listing<string> {
    return new Listing(
      (token, signal, caller) =>
        this.fleet.request({ caller, signal, service: 'iot' }, (source) => fetchPage(source, token, signal)),
      (name) => name,
      this.clock,
      this.onDidChange,
    );
  }
}

/** The names of thing groups, and of the things in them. */
export interface ThingGroupNames {
  readonly thingGroups: readonly string[];
  readonly things: readonly string[];
}

/** A thing group and its number of members, if known. */
export interface KnownThingGroup {
  readonly name: string;
  readonly things: number | undefined;
}
