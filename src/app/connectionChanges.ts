import { Listeners } from '../base/events';
import type { FleetSession } from '../fleet/fleetSession';
import type { Sessions, SessionsChange } from '../fleet/sessions';

/** Fires when a connection changes, but not when only its data changes. */
export class ConnectionChanges {
  private readonly listeners = new Listeners<undefined>();
  private readonly accounts = new WeakMap<FleetSession, string | undefined>();
  private readonly endListening: () => void;

  constructor(sessions: Sessions) {
    this.endListening = sessions.onDidChange((change) => {
      if (this.isOfConnection(change)) {
        this.listeners.fire(undefined);
      }
    });
  }

  /**
   * Adds a listener, called when a connection is selected, added, opened, closed or removed, when it fails, and when
   * its account becomes known. The returned function removes it.
   */
  onDidChangeConnection(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  dispose(): void {
    this.endListening();
  }

  private isOfConnection(change: SessionsChange): boolean {
    if (change.kind === 'sessions') {
      return true;
    }
    const { session } = change;
    const account = session.fleet?.account();
    const isKnown = this.accounts.get(session) === account;
    this.accounts.set(session, account);
    return !isKnown || change.change.kind === 'state';
  }
}
