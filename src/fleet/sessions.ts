import type { Clock } from '../base/clock';
import type { Connect, ConnectionSelection } from '../greengrass/ports/connection';
import { connectionKey, type AddedConnection } from '../greengrass/ports/addedConnection';
import type { Fleet } from './fleet';
import { FleetSession, type SessionChange } from './fleetSession';
import { Listeners } from '../base/events';

/** A change inside one session, or of the set of sessions. */
export type SessionsChange =
  | { readonly kind: 'session'; readonly session: FleetSession; readonly change: SessionChange }
  | { readonly kind: 'sessions' };

/** Key of the session of the selected connection. */
export const selectedKey = 'selected';

/** The visible connections: the selected one and the added ones. */
export class Sessions {
  /** The selected connection, from the settings or the user's selection. */
  readonly selected: FleetSession;
  private added: readonly FleetSession[] = [];
  private readonly listeners = new Listeners<SessionsChange>();

  constructor(
    private readonly connect: Connect,
    private readonly clock: Clock,
    selection: ConnectionSelection,
    added: readonly AddedConnection[],
  ) {
    this.selected = this.newSession(selectedKey, undefined, selection);
    this.setAdded(added);
  }

  /** In display order. A connection that is both selected and added appears once. */
  get all(): readonly FleetSession[] {
    const byKey = new Map<string, FleetSession>();
    for (const session of [this.selected, ...this.added]) {
      // A snapshot of a connection is a separate connection.
      const key = session.fleet?.connection.id ?? connectionKey(session.target);
      byKey.set(key, byKey.get(key) ?? session);
    }
    return [...byKey.values()];
  }

  /** The fleet of an open connection; `undefined` if no session shows it. */
  fleetOf(connectionId: string): Fleet | undefined {
    return this.all.find(({ fleet }) => fleet?.connection.id === connectionId)?.fleet;
  }

  /** Adds a listener. The returned function removes it. */
  onDidChange(listener: (change: SessionsChange) => void): () => void {
    return this.listeners.add(listener);
  }

  /** Opens every closed connection. Never rejects: see the state of each session. */
  async open(): Promise<void> {
    await Promise.all(this.all.map((session) => session.open()));
  }

  /** Replaces the added connections. Sessions of connections that stay keep their data. */
  setAdded(connections: readonly AddedConnection[]): void {
    const before = this.added;
    const named = new Map(connections.map((connection) => [connectionKey(connection), connection]));
    this.added = [...named].map(([key, { name, ...selection }]) => {
      const known = before.find(({ identity }) => identity.key === key && identity.name === name);
      return known ?? this.newSession(key, name, selection);
    });
    before
      .filter((session) => !this.added.includes(session))
      .forEach((session) => {
        session.dispose();
      });
    this.listeners.fire({ kind: 'sessions' });
  }

  dispose(): void {
    [this.selected, ...this.added].forEach((session) => {
      session.dispose();
    });
  }

  /** Closes sessions that duplicate a visible one, because they would send useless requests. */
  private closeHidden(): void {
    const { all } = this;
    this.added
      .filter((session) => session.fleet !== undefined && !all.includes(session))
      .forEach((session) => {
        session.close();
      });
  }

  private newSession(key: string, name: string | undefined, selection: ConnectionSelection): FleetSession {
    const session: FleetSession = new FleetSession({ key, name }, this.connect, this.clock, selection, (change) => {
      this.listeners.fire({ kind: 'session', session, change });
      if (change.kind === 'state') {
        this.closeHidden();
      }
    });
    return session;
  }
}
