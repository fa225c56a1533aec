import * as vscode from 'vscode';
import type { Address } from '../greengrass/addresses/address';
import type { WatchedAddress, WatchedThing } from '../fleet/refreshing/watched';
import type { Fleet } from '../fleet/fleet';
import type { EndedWatch, Watches } from '../fleet/refreshing/watches';

/** What a person watches, across the connections. */
export class Watching implements vscode.Disposable {
  private readonly byFleet = new Map<Fleet, Watches>();
  private readonly changeEmitter = new vscode.EventEmitter<void>();
  private readonly endEmitter = new vscode.EventEmitter<EndedWatch>();
  /** Fires when other things are watched than before. */
  readonly onDidChange = this.changeEmitter.event;
  /** Fires when a watch has ended by itself. */
  readonly onDidEnd = this.endEmitter.event;

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
    this.changeEmitter.fire();
  }

  stop(address: Address): void {
    this.watchesOf(address)?.stop(address);
    this.changeEmitter.fire();
  }

  /** Takes the watches of a fleet in, for as long as it is on show. */
  add(fleet: Fleet, watches: Watches): void {
    this.byFleet.set(fleet, watches);
    watches.onDidEnd((ended) => {
      this.changeEmitter.fire();
      this.endEmitter.fire(ended);
    });
    this.changeEmitter.fire();
  }

  /** Ends the watches of a fleet that is not shown any more. */
  remove(fleet: Fleet): void {
    const watches = this.byFleet.get(fleet);
    this.byFleet.delete(fleet);
    const ended = watches?.all ?? [];
    watches?.dispose();
    ended.forEach((address) => {
      this.endEmitter.fire({ address, outcome: { kind: 'disconnected' } });
    });
  }

  dispose(): void {
    this.byFleet.forEach((watches) => {
      watches.dispose();
    });
    this.changeEmitter.dispose();
    this.endEmitter.dispose();
  }

  private watchesOf({ connectionId }: Address): Watches | undefined {
    const found = [...this.byFleet].find(([{ connection }]) => connection.id === connectionId);
    return found !== undefined && found[0].connection.asOf === undefined ? found[1] : undefined;
  }
}
