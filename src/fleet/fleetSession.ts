import type { Clock } from '../core/clock';
import type { Connect, Connection, ConnectionChoice } from '../core/connection';
import { asFleetError, type FleetError } from '../core/errors';
import { Fleet, type FleetChange } from './fleet';
import { Listeners } from '../core/listeners';

/** How far the session is. */
export type SessionState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'failed'; readonly error: FleetError }
  | { readonly kind: 'open'; readonly fleet: Fleet };

/** What changed in a session: its own state, or something in its fleet. */
export type SessionChange = { readonly kind: 'state' } | FleetChange;

/**
 * One chosen connection: opened when first asked for, replaced when the choice changes. A connection that answers
 * after the choice has changed is closed, so that no data of one shows up under another.
 */
export class FleetSession {
  private current: SessionState = { kind: 'closed' };
  private opening: Promise<void> | undefined;
  private connectChosen: Connect;
  private readonly listeners = new Listeners<SessionChange>();

  constructor(
    private readonly connect: Connect,
    private readonly clock: Clock,
    private choice: ConnectionChoice,
  ) {
    this.connectChosen = connect;
  }

  /** Tells a listener what changes from here on. The returned function ends that. */
  onDidChange(listener: (change: SessionChange) => void): () => void {
    return this.listeners.add(listener);
  }

  get state(): SessionState {
    return this.current;
  }

  /** What the person chose, or, once the connection is open, what that came down to. */
  get askedAt(): ConnectionChoice {
    return this.current.kind === 'open' ? this.current.fleet.connection : this.choice;
  }

  /** Opens the connection unless it is open. Never rejects: see {@link state}. */
  async open(): Promise<void> {
    if (this.current.kind !== 'open') {
      this.opening ??= this.start(this.choice);
      await this.opening;
    }
  }

  /** The time that ages are reckoned from: of a snapshot its own. */
  now(): Date {
    const { current } = this;
    return (current.kind === 'open' ? current.fleet.connection.asOf : undefined) ?? this.clock.now();
  }

  /**
   * Drops the connection and all that is known through it; the next {@link open} uses the choice given here.
   * @param connect opens something else than a live fleet
   */
  reset(choice: ConnectionChoice, connect = this.connect): void {
    this.dispose();
    this.choice = choice;
    this.connectChosen = connect;
    this.opening = undefined;
    this.become({ kind: 'closed' });
  }

  dispose(): void {
    if (this.current.kind === 'open') {
      this.current.fleet.dispose();
    }
  }

  private async start(choice: ConnectionChoice): Promise<void> {
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
    const fleet = new Fleet(connection, this.clock, (change) => {
      this.listeners.tell(change);
    });
    this.become({ kind: 'open', fleet });
  }

  private become(state: SessionState): void {
    this.current = state;
    this.listeners.tell({ kind: 'state' });
  }
}
