import type { Clock } from '../base/clock';
import type { Connect, ConnectionSelection } from '../greengrass/ports/connection';
import { connectionKey, type PinnedConnection } from '../greengrass/ports/pinnedConnection';
import type { Fleet } from './fleet';
import { FleetSession, type SessionChange } from './fleetSession';
import { Listeners } from '../base/events';

/** What changed: something in one session, or which sessions there are. */
export type SessionsChange =
  | { readonly kind: 'session'; readonly session: FleetSession; readonly change: SessionChange }
  | { readonly kind: 'sessions' };

/** Tells the session of what is chosen from those of pinned connections. */
export const selectedKey = 'selected';

/** The connections on show: the chosen one, and those that are pinned beside it. */
export class Sessions {
  /** What the settings and the person's pick come down to. */
  readonly selected: FleetSession;
  private pinned: readonly FleetSession[] = [];
  private readonly listeners = new Listeners<SessionsChange>();

  constructor(
    private readonly connect: Connect,
    private readonly clock: Clock,
    choice: ConnectionSelection,
    pinned: readonly PinnedConnection[],
  ) {
    this.selected = this.newSession(selectedKey, undefined, choice);
    this.pin(pinned);
  }

  /** In the order they are shown. One that is chosen as well as pinned is there once. */
  get all(): readonly FleetSession[] {
    const byKey = new Map<string, FleetSession>();
    for (const session of [this.selected, ...this.pinned]) {
      // A snapshot of a connection is none of it.
      const key = session.fleet?.connection.id ?? connectionKey(session.target);
      byKey.set(key, byKey.get(key) ?? session);
    }
    return [...byKey.values()];
  }

  /** The fleet of an open connection; `undefined` where no session shows that one. */
  fleetOf(connectionId: string): Fleet | undefined {
    return this.all.find(({ fleet }) => fleet?.connection.id === connectionId)?.fleet;
  }

  /** Tells a listener what changes from here on. The returned function ends that. */
  onDidChange(listener: (change: SessionsChange) => void): () => void {
    return this.listeners.add(listener);
  }

  /** Opens every connection that is not open. Never rejects: see the state of each. */
  async open(): Promise<void> {
    await Promise.all(this.all.map((session) => session.open()));
  }

  /** Shows these beside the chosen one, and no others. Those that stay keep what is known of them. */
  pin(connections: readonly PinnedConnection[]): void {
    const before = this.pinned;
    const named = new Map(connections.map((connection) => [connectionKey(connection), connection]));
    this.pinned = [...named].map(([key, { name, ...choice }]) => {
      const known = before.find(({ identity }) => identity.key === key && identity.name === name);
      return known ?? this.newSession(key, name, choice);
    });
    before
      .filter((session) => !this.pinned.includes(session))
      .forEach((session) => {
        session.dispose();
      });
    this.listeners.tell({ kind: 'sessions' });
  }

  dispose(): void {
    [this.selected, ...this.pinned].forEach((session) => {
      session.dispose();
    });
  }

  /** One that is not on show, because another shows the same, asks for nothing. */
  private closeHidden(): void {
    const { all } = this;
    this.pinned
      .filter((session) => session.fleet !== undefined && !all.includes(session))
      .forEach((session) => {
        session.close();
      });
  }

  private newSession(key: string, name: string | undefined, choice: ConnectionSelection): FleetSession {
    const session: FleetSession = new FleetSession({ key, name }, this.connect, this.clock, choice, (change) => {
      this.listeners.tell({ kind: 'session', session, change });
      if (change.kind === 'state') {
        this.closeHidden();
      }
    });
    return session;
  }
}
