import { Listeners } from '../base/events';
import type { Address } from '../greengrass/addresses/address';
import type { WatchedAddress, WatchedThing } from '../fleet/refreshing/watched';
import type { Fleet } from '../fleet/fleet';
import type { EndedWatch, Watches } from '../fleet/refreshing/watches';

/** What a person watches, across the connections. */
export class Watching {
  private readonly byFleet = new Map<Fleet, Watches>();
  private readonly changes = new Listeners<undefined>();
  private readonly ends = new Listeners<EndedWatch>();

  /** Fires when other things are watched than before. The returned function ends that. */
  onDidChange(listener: () => void): () => void {
    return this.changes.add(listener);
  }

  /** Fires when a watch has ended by itself. The returned function ends that. */
  onDidEnd(listener: (ended: EndedWatch) => void): () => void {
    return this.ends.add(listener);
  }

  /** Whether a thing is watched; `undefined` where it cannot be, because nothing keeps its fleet current. */
  isWatched(address: Address): boolean | undefined {
    return this.watchesOf(address)?.isWatched(address);
  }

  /** Everything in a fleet that is watched. */
  watchedIn(fleet: Fleet): readonly WatchedThing[] {
    return this.byFleet.get(fleet)?.things ?? [];
  }

  watch(address: WatchedAddress): void {
    this.watchesOf(address)?.watch(address);
    this.changes.tell(undefined);
  }

  stop(address: Address): void {
    this.watchesOf(address)?.stop(address);
    this.changes.tell(undefined);
  }

  /** Takes the watches of a fleet in, for as long as it is shown. */
  add(fleet: Fleet, watches: Watches): void {
    this.byFleet.set(fleet, watches);
    watches.onDidEnd((ended) => {
      this.changes.tell(undefined);
      this.ends.tell(ended);
    });
    this.changes.tell(undefined);
  }

  /** Ends the watches of a fleet that is not shown any more. */
  remove(fleet: Fleet): void {
    const watches = this.byFleet.get(fleet);
    this.byFleet.delete(fleet);
    const ended = watches?.all ?? [];
    watches?.dispose();
    ended.forEach((address) => {
      this.ends.tell({ address, outcome: { kind: 'disconnected' } });
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
