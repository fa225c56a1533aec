import { Listeners } from '../base/events';
import type { Memory } from '../base/memory';
import type { Connect, ConnectionSelection } from '../greengrass/ports/connection';
import { parsePinned, type PinnedConnection } from '../greengrass/ports/pinnedConnection';
import type { Sessions } from '../fleet/sessions';

/** Under which key the pinned connections are remembered. */
const pinnedKey = 'pinnedConnections';

/** The connections that the workspace remembers as pinned. */
export function rememberedPins(memory: Memory): readonly PinnedConnection[] {
  return parsePinned(memory.get(pinnedKey));
}

/** Which connections are shown: selects another one, and pins others beside it. */
export class Connections {
  private readonly selecting = new Listeners<undefined>();

  /**
   * @param memory of the workspace
   * @param readSelection what the settings and the workspace select
   */
  constructor(
    private readonly sessions: Sessions,
    private readonly memory: Memory,
    private readonly readSelection: () => ConnectionSelection,
  ) {}

  /**
   * Shows another fleet as the selected one. What is known of the one before is dropped, also what still arrives.
   * @param connect opens something else than a live fleet
   */
  select(selection: ConnectionSelection, connect?: Connect): void {
    this.sessions.selected.reset(selection, connect);
    this.selecting.tell(undefined);
  }

  /** Shows the live fleet that the settings and the workspace select. */
  selectConfigured(): void {
    this.select(this.readSelection());
  }

  /** The settings of the connection have changed. One that is outranked changes nothing: the fleet is kept. */
  didChangeSettings(): void {
    const wanted = this.readSelection();
    const { profile, region } = this.sessions.selected.liveSelection;
    if (wanted.profile !== profile || wanted.region !== region) {
      this.select(wanted);
    }
  }

  /** The connections beside the selected one. */
  get pinned(): readonly PinnedConnection[] {
    return rememberedPins(this.memory);
  }

  /** Shows these connections beside the selected one and no others, and remembers it. */
  async pin(connections: readonly PinnedConnection[]): Promise<void> {
    await this.memory.update(pinnedKey, connections);
    this.sessions.pin(connections);
  }

  /** Fires when another fleet was selected. The returned function ends that. */
  onDidSelect(listener: () => void): () => void {
    return this.selecting.add(listener);
  }
}
