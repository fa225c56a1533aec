import { Listeners } from '../base/events';
import type { FleetSession } from '../fleet/fleetSession';
import type { Sessions, SessionsChange } from '../fleet/sessions';

/** Tells when a connection changes, and of nothing that is read through it. */
export class ConnectionChanges {
  private readonly listeners = new Listeners<undefined>();
  private readonly accounts = new WeakMap<FleetSession, string | undefined>();
  private readonly endListening: () => void;

  constructor(sessions: Sessions) {
    this.endListening = sessions.onDidChange((change) => {
      if (this.isOfConnection(change)) {
        this.listeners.tell(undefined);
      }
    });
  }

  /**
   * Fires when a connection was selected, pinned, opened, closed or removed, has failed, or its account has become
   * known. The returned function ends that.
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
