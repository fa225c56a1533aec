import type { Clock } from '../../base/clock';
import type { FleetSource, Page } from '../../greengrass/ports/fleetSource';
import type { Fleet } from '../fleet';
import { Listing } from '../requests/listing';
import type { Caller } from '../requests/requestPool';

/**
 * The thing groups of a fleet and who is in them, read when they are asked for and kept. Each is a list of its own, with
 * its own error, that all who ask for it at the same time share.
 */
export class ThingGroups {
  /** The names of the thing groups. */
  readonly names: Listing<string>;
  private readonly groups = new Map<string, Listing<string>>();
  private readonly sets = new WeakMap<readonly string[], ReadonlySet<string>>();

  /** @param onDidChange is told when the names, or who is in a group, have changed */
  constructor(
    private readonly fleet: Pick<Fleet, 'ask'>,
    private readonly clock: Clock,
    private readonly onDidChange: () => void,
  ) {
    this.names = this.newListing((source, token, signal) => source.listThingGroups(token, signal));
  }

  /** Who is in a thing group: a list to read, with the error where that failed. */
  things(thingGroup: string): Listing<string> {
    const known = this.groups.get(thingGroup);
    const listing =
      known ?? this.newListing((source, token, signal) => source.listThingsInThingGroup(thingGroup, token, signal));
    this.groups.set(thingGroup, listing);
    return listing;
  }

  /** The things in a group as far as they are known; `undefined` while nothing is. The same set until that changes. */
  members(thingGroup: string): ReadonlySet<string> | undefined {
    const items = this.groups.get(thingGroup)?.state.items;
    if (items === undefined) {
      return undefined;
    }
    const set = this.sets.get(items) ?? new Set(items);
    this.sets.set(items, set);
    return set;
  }

  /** How many things have been read so far, each once for every group that it is in. */
  get thingsRead(): number {
    return [...this.groups.values()].reduce((sum, { state }) => sum + (state.items?.length ?? 0), 0);
  }

  /** Whether it is known who is in each group. */
  get areKnown(): boolean {
    const { items, isPartial } = this.names.state;
    return !isPartial && items?.every((group) => this.size(group) !== undefined) === true;
  }

  /** How many things are in a group; `undefined` until all of them are known. */
  size(thingGroup: string): number | undefined {
    const state = this.groups.get(thingGroup)?.state;
    return state?.isPartial === false ? state.items?.length : undefined;
  }

  /** The things in each group whose things are known, by the name of the group. */
  membership(): ReadonlyMap<string, ReadonlySet<string>> {
    const membership = new Map<string, ReadonlySet<string>>();
    // A group that was deleted is no longer named, but what was in it is still kept.
    for (const group of this.names.state.items ?? this.groups.keys()) {
      const members = this.members(group);
      if (members !== undefined) {
        membership.set(group, members);
      }
    }
    return membership;
  }

  /**
   * Reads the names of the groups and who is in each, as far as that is not known. Never rejects: what could not be read
   * has its error in the state of its list.
   */
  async readAll(caller: Caller, signal?: AbortSignal): Promise<void> {
    await this.names.read(caller, signal);
    await Promise.all(this.named().map((listing) => listing.read(caller, signal)));
  }

  /** Makes what has been read be read again when it is next needed. */
  markOutdated(): void {
    this.all().forEach((listing) => {
      listing.markOutdated();
    });
  }

  /** Ends what is under way. */
  cancel(): void {
    this.all().forEach((listing) => {
      listing.cancel();
    });
  }

  /** The list of the names, and that of each group that is named. */
  named(): readonly Listing<string>[] {
    return [this.names, ...(this.names.state.items ?? []).map((group) => this.things(group))];
  }

  /** What has been asked for: the names, and the groups. */
  private all(): readonly Listing<string>[] {
    const { items, error } = this.names.state;
    const isAsked = items !== undefined || error !== undefined || this.names.state.isLoading;
    return [...(isAsked ? [this.names] : []), ...this.groups.values()];
  }

  private newListing(
    fetchPage: (source: FleetSource, token: string | undefined, signal: AbortSignal) => Promise<Page<string>>,
  ): Listing<string> {
    return new Listing(
      (token, signal, caller) => this.fleet.ask({ caller, signal }, (source) => fetchPage(source, token, signal)),
      (name) => name,
      this.clock,
      this.onDidChange,
    );
  }
}

/** A thing group, with the number of its things where that is known. */
export interface KnownThingGroup {
  readonly name: string;
  readonly things: number | undefined;
}
