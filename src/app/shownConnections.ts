import { Listeners } from '../base/events';
import type { Memory } from '../base/memory';
import type { Connect, ConnectionSelection } from '../greengrass/ports/connection';
import { parseAddedConnections, type AddedConnection } from '../greengrass/ports/addedConnection';
import type { Sessions } from '../fleet/sessions';

/** Storage key of the added connections. */
const storageKey = 'pinnedConnections';

/** Returns the added connections that the workspace has stored. */
export function storedConnections(memory: Memory): readonly AddedConnection[] {
  return parseAddedConnections(memory.get(storageKey));
}

/** Selects a connection and adds or removes others. */
export class ShownConnections {
  private readonly selecting = new Listeners<undefined>();

  /**
   * @param memory storage of the workspace
   * @param readSelection returns the connection that the settings and the workspace select
   */
  constructor(
    private readonly sessions: Sessions,
    private readonly memory: Memory,
    private readonly readSelection: () => ConnectionSelection,
  ) {}

  /**
   * Selects another fleet. Drops the data of the previous one, and its late responses.
   * @param connect opens something other than a live fleet
   */
  select(selection: ConnectionSelection, connect?: Connect): void {
    this.sessions.selected.reset(selection, connect);
    this.selecting.fire(undefined);
  }

  /** Selects the live fleet from the settings and the workspace. */
  selectConfigured(): void {
    this.select(this.readSelection());
  }

  /** Handles changed settings. Keeps the fleet if another setting takes precedence over the changed one. */
  didChangeSettings(): void {
    const wanted = this.readSelection();
    const { profile, region } = this.sessions.selected.liveSelection;
    if (wanted.profile !== profile || wanted.region !== region) {
      this.select(wanted);
    }
  }

  /** The added connections. */
  get added(): readonly AddedConnection[] {
    return storedConnections(this.memory);
  }

  /** Replaces and stores the added connections. */
  async setAdded(connections: readonly AddedConnection[]): Promise<void> {
    await this.memory.update(storageKey, connections);
    this.sessions.setAdded(connections);
  }

  /** Adds a listener, called when another fleet was selected. The returned function removes it. */
  onDidSelect(listener: () => void): () => void {
    return this.selecting.add(listener);
  }
}
