import { Listeners } from '../base/events';
import type { Address } from '../greengrass/addresses/address';
import { isRolloutAddress, type EndedWatch, type WatchedAddress, type WatchedItem } from '../fleet/refreshing/watched';
import type { Fleet } from '../fleet/fleet';
import type { RolloutWatches } from '../fleet/refreshing/rolloutWatches';
import type { Watches } from '../fleet/refreshing/watches';

/** The watches of a fleet, by what they are about. */
export interface FleetWatches {
  /** Of core devices and of deployments on them. */
  readonly watches: Watches;
  readonly rolloutWatches: RolloutWatches;
}

function end({ watches, rolloutWatches }: FleetWatches): void {
  watches.dispose();
  rolloutWatches.dispose();
}

/** All of the user's watches, across connections. */
export class Watching {
  private readonly byFleet = new Map<Fleet, FleetWatches>();
  private readonly changes = new Listeners<undefined>();
  private readonly ends = new Listeners<EndedWatch>();

  /** Adds a listener, called when watches were added or removed. The returned function removes it. */
  onDidChange(listener: () => void): () => void {
    return this.changes.add(listener);
  }

  /** Adds a listener, called when a watch ends with an outcome. The returned function removes it. */
  onDidEnd(listener: (ended: EndedWatch) => void): () => void {
    return this.ends.add(listener);
  }

  /**
   * Whether an address is watched; `undefined` if it can't be, because its fleet has no automatic refresh, or because it is
   * a deployment that isn't a rollout in progress.
   */
  isWatched(address: Address): boolean | undefined {
    const watches = this.watchesOf(address);
    if (!isRolloutAddress(address)) {
      return address.kind === 'deployment' ? undefined : watches?.watches.isWatched(address);
    }
    const isWatched = watches?.rolloutWatches.isWatched(address);
    return isWatched === true || watches?.rolloutWatches.canWatch(address) === true ? isWatched : undefined;
  }

  watchedIn(fleet: Fleet): readonly WatchedItem[] {
    const watches = this.byFleet.get(fleet);
    return watches === undefined ? [] : [...watches.watches.items, ...watches.rolloutWatches.items];
  }

  watch(address: WatchedAddress): void {
    const watches = this.watchesOf(address);
    if (address.kind === 'deployment') {
      watches?.rolloutWatches.watch(address);
    } else {
      watches?.watches.watch(address);
    }
    this.changes.fire(undefined);
  }

  stop(address: WatchedAddress): void {
    const watches = this.watchesOf(address);
    if (address.kind === 'deployment') {
      watches?.rolloutWatches.stop(address);
    } else {
      watches?.watches.stop(address);
    }
    this.changes.fire(undefined);
  }

  /** Adds the watches of a fleet. */
  add(fleet: Fleet, { watches, rolloutWatches }: FleetWatches): void {
    this.byFleet.set(fleet, { watches, rolloutWatches });
    const didEnd = (ended: EndedWatch): void => {
      this.changes.fire(undefined);
      this.ends.fire(ended);
    };
    watches.onDidEnd(didEnd);
    rolloutWatches.onDidEnd(didEnd);
    this.changes.fire(undefined);
  }

  /** Ends the watches of a removed fleet with the outcome `disconnected`. */
  remove(fleet: Fleet): void {
    const watches = this.byFleet.get(fleet);
    this.byFleet.delete(fleet);
    if (watches === undefined) {
      return;
    }
    const { all } = watches.watches;
    const { items } = watches.rolloutWatches;
    end(watches);
    all.forEach((address) => {
      this.ends.fire({ address, outcome: { kind: 'disconnected' } });
    });
    items.forEach(({ address, rollout }) => {
      this.ends.fire({ address, outcome: { kind: 'disconnected', deployment: rollout } });
    });
  }

  dispose(): void {
    this.byFleet.forEach(end);
  }

  private watchesOf({ connectionId }: Address): FleetWatches | undefined {
    const found = [...this.byFleet].find(([{ connection }]) => connection.id === connectionId);
    return found !== undefined && found[0].connection.asOf === undefined ? found[1] : undefined;
  }
}
