import { Listeners } from '../base/events';
import type { Address } from '../greengrass/addresses/address';
import type { WatchedAddress, WatchedItem } from '../fleet/refreshing/watched';
import type { Fleet } from '../fleet/fleet';
import type { EndedWatch, Watches } from '../fleet/refreshing/watches';

/** All of the user's watches, across connections. */
export class Watching {
  private readonly byFleet = new Map<Fleet, Watches>();
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

  /** Whether an address is watched; `undefined` if its fleet has no automatic refresh, and so no watches. */
  isWatched(address: Address): boolean | undefined {
    return this.watchesOf(address)?.isWatched(address);
  }

  watchedIn(fleet: Fleet): readonly WatchedItem[] {
    return this.byFleet.get(fleet)?.items ?? [];
  }

  watch(address: WatchedAddress): void {
    this.watchesOf(address)?.watch(address);
    this.changes.fire(undefined);
  }

  stop(address: Address): void {
    this.watchesOf(address)?.stop(address);
    this.changes.fire(undefined);
  }

  /** Adds the watches of a fleet. */
  add(fleet: Fleet, watches: Watches): void {
    this.byFleet.set(fleet, watches);
    watches.onDidEnd((ended) => {
      this.changes.fire(undefined);
      this.ends.fire(ended);
    });
    this.changes.fire(undefined);
  }

  /** Ends the watches of a removed fleet with the outcome `disconnected`. */
  remove(fleet: Fleet): void {
    const watches = this.byFleet.get(fleet);
    this.byFleet.delete(fleet);
    const ended = watches?.all ?? [];
    watches?.dispose();
    ended.forEach((address) => {
      this.ends.fire({ address, outcome: { kind: 'disconnected' } });
    });
  }

  dispose(): void {
    this.byFleet.forEach((watches) => {
      watches.dispose();
    });
  }

  private watchesOf({ connectionId }: Address): Watches | undefined {
    const found = [...this.byFleet].find(([{ connection }]) => connection.id === connectionId);
    return found !== undefined && found[0].connection.asOf === undefined ? found[1] : undefined;
  }
}
