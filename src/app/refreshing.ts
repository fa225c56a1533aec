import { Listeners } from '../base/events';
import type { FleetSession } from '../fleet/fleetSession';
import type { Sessions } from '../fleet/sessions';
import type { Displays } from './displays';
import type { FilteredFleets } from './filteredFleets';

/** Opens connections and refreshes their visible data. */
export class Refreshing {
  private readonly listeners = new Listeners<undefined>();

  constructor(
    private readonly sessions: Sessions,
    private readonly displays: Displays,
    private readonly filteredFleets: FilteredFleets,
  ) {}

  /** Adds a listener, called after each {@link refresh}. The returned function removes it. */
  onDidRefresh(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  /** Opens a connection and loads its first core devices. Never rejects: the session and its list keep the error. */
  async open(session: FleetSession): Promise<void> {
    await session.open();
    const { fleet } = session;
    await fleet?.list.readFirst();
    if (fleet !== undefined) {
      this.filteredFleets.begin(fleet);
    }
  }

  /**
   * Refreshes some connections, all by default: the loaded pages and the core devices that are open in any view or panel.
   * Reconnects failed connections. Never rejects.
   */
  async refresh(sessions: readonly FleetSession[] = this.sessions.all): Promise<void> {
    await Promise.all(sessions.map((session) => this.refreshOne(session)));
    this.listeners.fire(undefined);
  }

  private async refreshOne(session: FleetSession): Promise<void> {
    const { fleet } = session;
    if (fleet === undefined) {
      await this.open(session);
      return;
    }
    await fleet.refresh(this.displays.openDevices(fleet.connection.id));
    await this.filteredFleets.refresh(fleet);
  }
}
