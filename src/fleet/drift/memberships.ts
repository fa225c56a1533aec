import type { Clock } from '../../base/clock';
import { kept } from '../../base/kept';
import type { Membership, MembershipGap } from '../../greengrass/drift/membership';
import type { FleetError } from '../../greengrass/ports/fleetError';
import type { FleetSource } from '../../greengrass/ports/fleetSource';
import type { Page } from '../../greengrass/ports/page';
import type { ThingGroup } from '../../greengrass/thingGroup';
import { Listing, type AnyListing } from '../requests/listing';
import { oldestRead } from '../requests/oldestRead';
import { click, type Caller, type RequestPool } from '../requests/requestPool';

/** Dependencies of {@link Memberships}. */
export interface MembershipContext {
  readonly source: FleetSource;
  readonly pool: RequestPool;
  readonly clock: Clock;
  /** Called with a device whose thing groups changed. */
  readonly onDidChange: (thingName: string) => void;
  readonly onDidChangeMany: (thingNames: readonly string[]) => void;
}

/** A thing is in few groups: ten static ones at most. A request for each of many dynamic groups would take too long. */
const maxDescribed = 50;

/** What the members of thing groups say about every device. */
interface MembersRead {
  /** The groups whose members were read. */
  readonly groups: ReadonlySet<string>;
  readonly memberships: ReadonlyMap<string, Membership>;
  /** That of a device in none of these groups. */
  readonly none: Membership;
}

function gapOf({ kind }: FleetError): MembershipGap {
  return kind === 'denied' || kind === 'notRecorded' ? kind : 'failed';
}

/**
 * The thing groups of core devices: those that AWS IoT lists for a device, and those above them. Both are read on request,
 * kept, and dated. Devices share what is known about a group.
 */
export class Memberships {
  private readonly listed = new Map<string, Listing<string>>();
  private readonly described = new Map<string, Listing<ThingGroup>>();
  private readonly known = new Map<string, Membership>();
  private readonly members = new Map<string, Listing<string>>();
  private membersRead: MembersRead | undefined;
  private changes = 0;

  constructor(private readonly context: MembershipContext) {}

  /** The thing groups that AWS lists for a device, as far as known. The same object until they change. Sends no request. */
  of(thingName: string): Membership {
    const known = this.known.get(thingName) ?? this.membership(thingName);
    this.known.set(thingName, known);
    return known;
  }

  /** Changes whenever the groups of any device change. */
  get version(): number {
    return this.changes;
  }

  /** Whether AWS has listed the groups of a device. Without that, only the members of groups tell. */
  isListed(thingName: string): boolean {
    return this.listed.get(thingName)?.state.items !== undefined;
  }

  /** Whether the members of these groups were read. */
  areMembersRead(groups: readonly string[]): boolean {
    const read = this.membersRead?.groups;
    return read !== undefined && groups.every((group) => read.has(group));
  }

  /** The number of things in a group; `undefined` unless all of its members were read. */
  sizeOf(group: string): number | undefined {
    const { items, isPartial = false } = this.members.get(group)?.state ?? {};
    return isPartial ? undefined : items?.length;
  }

  /**
   * The thing groups whose members include a device, of those whose members were read; `undefined` if none were. The same object
   * until they are read again.
   */
  fromMembers(thingName: string): Membership | undefined {
    return this.membersRead?.memberships.get(thingName) ?? this.membersRead?.none;
  }

  /**
   * Reads the members of thing groups, which costs fewer requests than asking for the groups of each device. Then it is known
   * which of these groups every device is in. Resolves with the error, if any.
   */
  async readMembers(groups: readonly string[], caller: Caller, signal: AbortSignal): Promise<FleetError | undefined> {
    const lists = groups.map((group) => ({ group, list: this.membersOf(group) }));
    for (const { list } of lists) {
      await list.read(caller, signal);
      const { error } = list.state;
      // A deployment can outlive its thing group.
      if (signal.aborted || (error !== undefined && error.kind !== 'notFound')) {
        return error;
      }
    }
    const groupsOf = new Map<string, Set<string>>();
    for (const { group, list } of lists) {
      for (const thingName of list.state.items ?? []) {
        groupsOf.set(thingName, (groupsOf.get(thingName) ?? new Set<string>()).add(group));
      }
    }
    const readAt = oldestRead(lists.map(({ list }) => list.state));
    const membershipIn = (known: ReadonlySet<string>): Membership => ({ groups: known, gap: undefined, readAt });
    this.membersRead = {
      groups: new Set(groups),
      memberships: new Map(Array.from(groupsOf, ([thingName, known]) => [thingName, membershipIn(known)])),
      none: membershipIn(new Set()),
    };
    this.changes += 1;
    this.context.onDidChangeMany([...groupsOf.keys()]);
    return undefined;
  }

  /** The lists that were requested for a device. */
  listsOf(thingName: string): readonly AnyListing[] {
    const list = this.listed.get(thingName);
    const groups = list?.state.items ?? [];
    return [...(list === undefined ? [] : [list]), ...groups.flatMap((group) => this.described.get(group) ?? [])];
  }

  /** Reads the groups of a device unless they are known: one request, and one for each group that no device had before. */
  async read(thingName: string, caller: Caller = click, signal?: AbortSignal): Promise<void> {
    await this.list(thingName).read(caller, signal);
    await this.describe(thingName, caller, signal);
  }

  /** Reads the groups of a device again. The groups above a group never change. Never rejects. */
  async refresh(thingName: string, caller: Caller = click, signal?: AbortSignal): Promise<void> {
    await this.list(thingName).refresh(caller, signal);
    await this.describe(thingName, caller, signal);
  }

  /** Makes the next read of the groups of each device load them again. */
  markOutdated(): void {
    [...this.listed.values(), ...this.members.values()].forEach((list) => {
      list.markOutdated();
    });
  }

  /** Cancels reads in flight. */
  cancel(): void {
    [...this.listed.values(), ...this.described.values(), ...this.members.values()].forEach((listing) => {
      listing.cancel();
    });
  }

  private async describe(thingName: string, caller: Caller, signal: AbortSignal | undefined): Promise<void> {
    const groups = (this.list(thingName).state.items ?? []).slice(0, maxDescribed);
    await Promise.all(groups.map((group) => this.group(group).read(caller, signal)));
  }

  private list(thingName: string): Listing<string> {
    return kept(this.listed, thingName, () =>
      this.names(
        (source, token, signal) => source.listThingGroupsForThing(thingName, token, signal),
        () => {
          this.didChange([thingName]);
        },
      ),
    );
  }

  private membersOf(group: string): Listing<string> {
    return kept(this.members, group, () =>
      this.names((source, token, signal) => source.listThingsInThingGroup(group, token, signal)),
    );
  }

  private names(
    fetchPage: (source: FleetSource, token: string | undefined, signal: AbortSignal) => Promise<Page<string>>,
    onDidChange: () => void = () => undefined,
  ): Listing<string> {
    const { source, pool, clock } = this.context;
    return new Listing<string>(
      (token, signal, caller) => pool.run({ caller, signal, service: 'iot' }, () => fetchPage(source, token, signal)),
      (name) => name,
      clock,
      onDidChange,
    );
  }

  private group(name: string): Listing<ThingGroup> {
    const { source, pool, clock } = this.context;
    return kept(
      this.described,
      name,
      () =>
        new Listing<ThingGroup>(
          async (_token, signal, caller) => {
            const group = await pool.run({ caller, signal, service: 'iot' }, () =>
              source.describeThingGroup(name, signal),
            );
            return { items: [group], nextToken: undefined };
          },
          () => name,
          clock,
          () => {
            const members = [...this.listed].filter(([, { state }]) => state.items?.includes(name) === true);
            this.didChange(members.map(([thingName]) => thingName));
          },
        ),
    );
  }

  private didChange(thingNames: readonly string[]): void {
    this.changes += 1;
    thingNames.forEach((thingName) => {
      this.known.delete(thingName);
      this.context.onDidChange(thingName);
    });
  }

  private membership(thingName: string): Membership {
    const { items, error, isPartial = false, readAt } = this.listed.get(thingName)?.state ?? {};
    if (items === undefined) {
      return { groups: new Set(), gap: error === undefined ? 'notLoaded' : gapOf(error), readAt: undefined };
    }
    const groups = new Set(items);
    let gap: MembershipGap | undefined = isPartial ? 'failed' : undefined;
    for (const name of items) {
      const state = this.described.get(name)?.state;
      const [group] = state?.items ?? [];
      group?.rootToParent.forEach((ancestor) => groups.add(ancestor));
      if (group === undefined) {
        gap ??= state?.error === undefined ? 'notLoaded' : gapOf(state.error);
      }
    }
    return { groups, gap, readAt };
  }
}
