import type { Incidents } from '../app/incidents';
import type { TimeZone } from '../base/time';
import type { Sessions } from '../fleet/sessions';
import type { Fleet } from '../fleet/fleet';
import type { ReadSnapshot } from '../fleet/snapshots/snapshot';
import type { Address } from '../greengrass/addresses/address';
import type { Thresholds } from '../greengrass/status/thresholds';
import type { Notice, Panel } from '../text/panels/panel';
import type { Catalog } from '../ui/catalog';

/** What the content of a panel depends on besides the fleet. */
export interface ContentOptions {
  readonly sessions: Sessions;
  readonly incidents: Incidents;
  readonly catalog: Catalog;
  readonly thresholds: () => Thresholds;
  readonly timeZone: () => TimeZone;
  /** Reads the snapshot in the file with a URI. Never rejects. */
  readonly readSnapshot: (file: string) => Promise<ReadSnapshot>;
  /** Whether the user has turned on the questions about connections. */
  readonly isConnectivityOn: () => boolean;
  /** Whether the user watches something; `undefined` if it can't be watched. */
  readonly isWatched: (address: Address) => boolean | undefined;
}

/** The current content of an address: its panel or the reasons why there is none. */
export interface Shown {
  readonly panel: Panel | undefined;
  readonly notices: readonly Notice[];
  readonly isLoading: boolean;
}

/** The content of a panel. */
export interface Content {
  /** Whether the panel closes with its connection. If not, it keeps its last content. */
  readonly closesWithConnection: boolean;
  /** Loads the content that isn't known yet. Rejects with a FleetError if the device isn't found. */
  open(fleet: Fleet): Promise<void>;
  /** Reloads the content. Rejects like {@link open}. */
  refresh(fleet: Fleet): Promise<void>;
  /** The current content. Sends no request. */
  current(fleet: Fleet): Shown;
}
