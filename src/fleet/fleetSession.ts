import type { Clock } from '../base/clock';
import type { Connect, Connection, ConnectionSelection } from '../greengrass/ports/connection';
import { asFleetError, type FleetError } from '../greengrass/ports/fleetError';
import { Fleet, type FleetChange } from './fleet';

/** How far the session is. */
export type SessionState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'failed'; readonly error: FleetError }
  | { readonly kind: 'open'; readonly fleet: Fleet };

/** What changed in a session: its own state, or something in its fleet. */
export type SessionChange = { readonly kind: 'state' } | FleetChange;

/** What a session is, however its connection goes. */
export interface SessionIdentity {
  /** Tells the session from the others for as long as it lives. */
  readonly key: string;
  /** What the person calls it; `undefined` where profile and Region say enough. */
  readonly name: string | undefined;
}

/**
 * One connection: opened when first asked for, replaced when the choice changes. A connection that answers after the
 * choice has changed is closed, so that no data of one shows up under another.
 */
export class FleetSession {
  private current: SessionState = { kind: 'closed' };
  private opening: Promise<void> | undefined;
  private connectChosen: Connect;
  /** The live fleet while something else is shown in its place. */
  private aside: { readonly choice: ConnectionSelection; readonly fleet: Fleet } | undefined;

  constructor(
    readonly identity: SessionIdentity,
    private readonly connect: Connect,
    private readonly clock: Clock,
    private choice: ConnectionSelection,
    private readonly onDidChange: (change: SessionChange) => void,
  ) {
    this.connectChosen = connect;
  }

  get state(): SessionState {
    return this.current;
  }

  /** The fleet, once the connection is open. */
  get fleet(): Fleet | undefined {
    return this.current.kind === 'open' ? this.current.fleet : undefined;
  }

  /** What the person chose, or, once the connection is open, what that came down to. */
  get target(): ConnectionSelection {
    return this.fleet?.connection ?? this.choice;
  }

  /** What the person chose to be connected to, also while something else is shown. */
  get liveSelection(): ConnectionSelection {
    return this.aside?.choice ?? this.choice;
  }

  /** Opens the connection unless it is open. Never rejects: see {@link state}. */
  async open(): Promise<void> {
    if (this.current.kind !== 'open') {
      this.opening ??= this.start(this.choice);
      await this.opening;
    }
  }

  /** Why nothing is known of the fleet; `undefined` where something is, or may still be. */
  get unreadable(): FleetError | undefined {
    const { current: state, fleet } = this;
    if (state.kind === 'failed') {
      return state.error;
    }
    return fleet?.list.state.thingNames.length === 0 ? fleet.list.state.error : undefined;
  }

  /** The time that ages are reckoned from: of a snapshot its own. */
  now(): Date {
    return this.fleet?.now() ?? this.clock.now();
  }

  /**
   * Drops the connection and all that is known through it; the next {@link open} uses the choice given here. A live fleet
   * is set aside while something else is shown, and is back with the same choice: a scan of it may have taken long.
   * @param connect opens something else than a live fleet
   */
  reset(choice: ConnectionSelection, connect = this.connect): void {
    const isLive = this.connectChosen === this.connect;
    if (isLive && connect !== this.connect && this.fleet !== undefined) {
      this.fleet.scans.last?.cancel();
      this.aside = { choice: this.choice, fleet: this.fleet };
    } else {
      this.fleet?.dispose();
    }
    this.choice = choice;
    this.connectChosen = connect;
    this.opening = undefined;
    const fleet = connect === this.connect ? this.takeBack(choice) : undefined;
    this.become(fleet === undefined ? { kind: 'closed' } : { kind: 'open', fleet });
  }

  /** Drops the connection and all that is known through it, until it is opened again. */
  close(): void {
    this.reset(this.choice, this.connectChosen);
  }

  /** Ends what is under way. A connection that opens later is closed at once. */
  dispose(): void {
    this.fleet?.dispose();
    this.aside?.fleet.dispose();
    this.choice = { ...this.choice };
  }

  /** The fleet that was set aside, where it is that of this choice. */
  private takeBack({ profile, region }: ConnectionSelection): Fleet | undefined {
    const { aside } = this;
    this.aside = undefined;
    if (aside?.choice.region === region && aside?.choice.profile === profile) {
      return aside?.fleet;
    }
    aside?.fleet.dispose();
    return undefined;
  }

  private async start(choice: ConnectionSelection): Promise<void> {
    let connection: Connection;
    try {
      connection = await this.connectChosen(choice);
    } catch (thrown) {
      if (choice === this.choice) {
        this.opening = undefined;
        this.become({ kind: 'failed', error: asFleetError(thrown) });
      }
      return;
    }
    if (choice !== this.choice) {
      connection.close();
      return;
    }
    this.opening = undefined;
    const fleet: Fleet = new Fleet(connection, this.clock, (change) => {
      // What arrives for a fleet that is set aside changes nothing that is shown.
      if (this.fleet === fleet) {
        this.onDidChange(change);
      }
    });
    this.become({ kind: 'open', fleet });
  }

  private become(state: SessionState): void {
    this.current = state;
    this.onDidChange({ kind: 'state' });
  }
}
