import type { Fleet } from '../../fleet/fleet';
import type { Clock } from '../../base/clock';
import type { TimeZone } from '../../base/time';
import type { Address } from '../../greengrass/addresses/address';
import { asWatched, type Row } from '../../text/rows/row';
import type { Thresholds } from '../../greengrass/status/thresholds';
import type { TextContext } from '../../text/textContext';
import type { FleetSession } from '../../fleet/fleetSession';
import { selectedKey } from '../../fleet/sessions';
import { rowFlags } from '../../manifest';
import type { Catalog } from '../../ui/catalog';
import type { Node } from '../engine/node';

/** What all nodes of a tree share. */
export interface NodeContext {
  readonly clock: Clock;
  readonly catalog: Catalog;
  readonly thresholds: () => Thresholds;
  readonly timeZone: () => TimeZone;
  readonly areDependenciesShown: () => boolean;
  /** Whether the core device or deployment is watched; `undefined` if it can't be. */
  readonly isWatched: (address: Address) => boolean | undefined;
  /** Whether everything that is wrong with a core device is muted. */
  readonly isMuted: (fleet: Fleet, thingName: string) => boolean;
  /** The number of failing core devices that aren't muted. */
  readonly failingCount: (fleet: Fleet) => number;
  /** The number of core devices with a stuck deployment that aren't failing or muted. */
  readonly stuckCount: (fleet: Fleet) => number;
}

/** The row of something that can be watched, and its flags. */
export function watchable(
  row: () => Row,
  address: () => Address | undefined,
  { isWatched }: NodeContext,
): Pick<Node, 'row' | 'flags'> {
  const state = (): boolean | undefined => {
    const current = address();
    return current && isWatched(current);
  };
  return {
    row: () => (state() === true ? asWatched(row()) : row()),
    flags: () => (state() === undefined ? [] : [state() === true ? rowFlags.watched : rowFlags.watchable]),
  };
}

/** The flags of a connection's row in any view. */
export function connectionFlags({ identity }: FleetSession): readonly string[] {
  return [rowFlags.connection, rowFlags.refreshable, ...(identity.key === selectedKey ? [] : [rowFlags.added])];
}

/** What a row's words depend on besides its data, as of now. */
export function textContext({ clock, thresholds, timeZone }: NodeContext): TextContext {
  return { now: clock.now(), timeZone: timeZone(), ...thresholds() };
}
