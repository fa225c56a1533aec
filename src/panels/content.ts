import type { Sessions } from '../fleet/sessions';
import type { Fleet } from '../fleet/fleet';
import type { Thresholds } from '../greengrass/status/thresholds';
import type { Notice, Panel } from '../text/panels/panel';
import type { Catalogue } from '../ui/catalogue';

/** What the contents of panels are worked out from besides the fleet. */
export interface ContentOptions {
  readonly sessions: Sessions;
  readonly catalogue: Catalogue;
  readonly thresholds: () => Thresholds;
}

/** What there is to show for an address: its panel, or why there is none. */
export interface Shown {
  readonly panel: Panel | undefined;
  readonly notices: readonly Notice[];
  readonly isLoading: boolean;
}

/** What a panel shows of its address. */
export interface Content {
  /** Whether the panel closes when its connection is no longer shown. If not, it keeps what it has shown. */
  readonly closesWithConnection: boolean;
  /** Reads what the panel shows and is not known yet. Rejects with a FleetError where the thing is not found. */
  open(fleet: Fleet): Promise<void>;
  /** Reads again what the panel shows. Rejects as {@link open} does. */
  refresh(fleet: Fleet): Promise<void>;
  /** What there is to show as of this moment. Asks nothing. */
  current(fleet: Fleet): Shown;
}
