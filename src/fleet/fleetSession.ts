import type { Clock } from '../base/clock';
import type { Connect, Connection, ConnectionSelection } from '../greengrass/ports/connection';
import { asFleetError, type FleetError } from '../greengrass/ports/fleetError';
import type { Fleet, FleetChange } from './fleet';

/** State of a session's connection. */
export type SessionState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'failed'; readonly error: FleetError }
  | { readonly kind: 'open'; readonly fleet: Fleet };

/** A change of a session's state or of its fleet. */
export type SessionChange = { readonly kind: 'state' } | FleetChange;

/** The core devices that a change names. A change of the list or the state names none. */
export function devicesIn(change: SessionChange): readonly string[] {
  switch (change.kind) {
    case 'devices':
      return change.thingNames;
    case 'device':
      return [change.thingName];
    default:
      return [];
  }
}

/** Identifies a session whatever the state of its connection. */
export interface SessionIdentity {
  /** Unique among sessions; never changes. */
  readonly key: string;
  /** Name from the user's settings; `undefined` when profile and Region are enough. */
  readonly name: string | undefined;
}

/**
 * One connection: opened on first use, replaced when the selection changes. A connection that opens after the selection
 * has changed is closed, because its data would show up under the wrong name.
 */
export class FleetSession {
  private current: SessionState = { kind: 'closed' };
  private opening: Promise<void> | undefined;
  private connectSelection: Connect;
  /** The live fleet while something else, such as a snapshot, is shown in its place. */
  private suspended: { readonly selection: ConnectionSelection; readonly fleet: Fleet } | undefined;

  constructor(
    readonly identity: SessionIdentity,
    private readonly connect: Connect,
    private readonly clock: Clock,
    private selection: ConnectionSelection,
    private readonly onDidChange: (change: SessionChange) => void,
  ) {
    this.connectSelection = connect;
  }

  get state(): SessionState {
    return this.current;
  }

  /** The fleet, once the connection is open. */
  get fleet(): Fleet | undefined {
    return this.current.kind === 'open' ? this.current.fleet : undefined;
  }

  /** The selected profile and Region, resolved once the connection is open. */
  get target(): ConnectionSelection {
    return this.fleet?.connection ?? this.selection;
  }

  /** The live connection that the user selected, even while something else is shown. */
  get liveSelection(): ConnectionSelection {
    return this.suspended?.selection ?? this.selection;
  }

  /** Opens the connection unless it is open. Never rejects: see {@link state}. */
  async open(): Promise<void> {
    if (this.current.kind !== 'open') {
      this.opening ??= this.start(this.selection);
      await this.opening;
    }
  }

  /** Why there is no fleet data at all; `undefined` when there is some, or it may still arrive. */
  get unreadable(): FleetError | undefined {
    const { current: state, fleet } = this;
    if (state.kind === 'failed') {
      return state.error;
    }
    return fleet?.list.state.thingNames.length === 0 ? fleet.list.state.error : undefined;
  }

  /** How far the first core devices are loaded. Before they are, nothing can be said about what isn't there. */
  get progress(): 'notLoaded' | 'loading' | 'loaded' {
    const list = this.fleet?.list.state;
    if (list === undefined || list.tail === 'notRead') {
      return this.opening === undefined ? 'notLoaded' : 'loading';
    }
    if (this.unreadable !== undefined) {
      return 'notLoaded';
    }
    return list.tail === 'loading' && (list.isPartial || list.readAt === undefined) ? 'loading' : 'loaded';
  }

  /** Reference time for ages. Snapshots use the time they were taken. */
  now(): Date {
    return this.fleet?.now() ?? this.clock.now();
  }

  /**
   * Drops the connection and its data; the next {@link open} uses the selection given here. A live fleet is suspended
   * while something else is shown and comes back with the same selection, because its scan may have taken long.
   * @param connect opens something other than a live fleet
   */
  reset(selection: ConnectionSelection, connect = this.connect): void {
    const isLive = this.connectSelection === this.connect;
    if (isLive && connect !== this.connect && this.fleet !== undefined) {
      this.fleet.scans.last?.cancel();
      this.fleet.componentScans.last?.cancel();
      this.suspended = { selection: this.selection, fleet: this.fleet };
    } else {
      this.fleet?.dispose();
    }
    this.selection = selection;
    this.connectSelection = connect;
    this.opening = undefined;
    const fleet = connect === this.connect ? this.takeSuspended(selection) : undefined;
    this.setState(fleet === undefined ? { kind: 'closed' } : { kind: 'open', fleet });
  }

  /** Drops the connection and its data until {@link open}. */
  close(): void {
    this.reset(this.selection, this.connectSelection);
  }

  /** Cancels everything in flight. A connection that opens later is closed at once. */
  dispose(): void {
    this.fleet?.dispose();
    this.suspended?.fleet.dispose();
    this.selection = { ...this.selection };
  }

  /** Returns the suspended fleet if it belongs to this selection; disposes it otherwise. */
  private takeSuspended({ profile, region }: ConnectionSelection): Fleet | undefined {
    const { suspended } = this;
    this.suspended = undefined;
    if (suspended?.selection.region === region && suspended?.selection.profile === profile) {
      return suspended?.fleet;
    }
    suspended?.fleet.dispose();
    return undefined;
  }

  private async start(selection: ConnectionSelection): Promise<void> {
    // Loaded while the connection opens.
    const loading = import('./fleet');
    let connection: Connection;
    try {
      connection = await this.connectSelection(selection);
    } catch (thrown) {
      if (selection === this.selection) {
        this.opening = undefined;
        this.setState({ kind: 'failed', error: asFleetError(thrown) });
      }
      return;
    }
    const loaded = await loading;
    if (selection !== this.selection) {
      connection.close();
      return;
    }
    this.opening = undefined;
    const fleet: Fleet = new loaded.Fleet(connection, this.clock, (change) => {
      // A suspended fleet isn't visible.
      if (this.fleet === fleet) {
        this.onDidChange(change);
      }
    });
    this.setState({ kind: 'open', fleet });
  }

  private setState(state: SessionState): void {
    this.current = state;
    this.onDidChange({ kind: 'state' });
  }
}
