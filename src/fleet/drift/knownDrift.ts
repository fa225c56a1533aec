import type { Membership } from '../../greengrass/drift/membership';
import { missingAtOnce, vanishedFrom, type Vanished } from '../../greengrass/drift/vanished';
import { differencesIn, type DeviceVerdicts } from '../../greengrass/drift/verdictsOf';
import type { ComponentVerdict } from '../../greengrass/drift/componentVerdict';
import type { FleetError } from '../../greengrass/ports/fleetError';
import type { CoreDeviceRecord } from '../devices/coreDeviceRecord';
import type { Fleet } from '../fleet';
import type { ListingState } from '../requests/listing';

/** Lists that were read within this time belong together. In milliseconds. */
const sameRead = 60_000;

/** What a device should run and whether it does, as far as known. */
export interface KnownDrift {
  readonly verdicts: DeviceVerdicts;
  readonly membership: Membership;
  /** When the latest revisions were listed; `undefined` until then. */
  readonly latestReadAt: Date | undefined;
  /** Why something couldn't be loaded, apart from the deployments and components of the device. */
  readonly errors: readonly FleetError[];
  readonly isLoading: boolean;
}

type State = Pick<ListingState<unknown>, 'error' | 'isLoading'>;

/** The states of everything that verdicts about a device need, apart from its deployments and components. */
function statesOf(fleet: Fleet, record: CoreDeviceRecord, { targets }: DeviceVerdicts): readonly State[] {
  const { drift, rollouts, deployments } = fleet;
  const definitions = targets.flatMap(({ revision }) => deployments.known(revision?.deploymentId ?? '') ?? []);
  const lists = [
    ...drift.memberships.listsOf(record.device.coreDeviceThingName),
    rollouts.latest.listing,
    ...targets.flatMap(({ slot }) => drift.targets.listsOf(slot)),
  ];
  // The verdict says that a deployment was deleted.
  return [...lists.map(({ state }) => state), ...definitions.filter(({ error }) => error?.kind !== 'notFound')];
}

/** What is known about what a device should run. Sends no request. */
export function knownDrift(fleet: Fleet, record: CoreDeviceRecord): KnownDrift {
  const verdicts = fleet.drift.verdicts(record);
  const states = statesOf(fleet, record, verdicts);
  return {
    verdicts,
    membership: fleet.drift.membershipOf(record),
    latestReadAt: fleet.rollouts.latest.listing.state.readAt,
    errors: states.flatMap(({ error }) => error ?? []),
    isLoading: states.some(({ isLoading }) => isLoading),
  };
}

/** Whether the deployments and components of a device are loaded. Without them, nothing is known about drift. */
export function isJudged({ opened }: CoreDeviceRecord): boolean {
  return opened.deployments !== undefined && opened.components !== undefined;
}

/**
 * The components of a device that are known to differ from what was asked for. Sends no request. Keeps no verdicts about the
 * many devices that aren't loaded.
 */
export function knownDifferences({ drift }: Fleet, record: CoreDeviceRecord): readonly ComponentVerdict[] {
  return isJudged(record) ? differencesIn(drift.verdicts(record)) : [];
}

/** The components that vanished between two reads, as far as the deployments of the device are as recent as that. */
function vanishedSince({ drift }: Fleet, record: CoreDeviceRecord): readonly Vanished[] {
  const { componentLoss: loss } = record;
  if (loss === undefined) {
    return [];
  }
  const { items, readAt } = record.deployments.state;
  // Both lists are read at once, so one can be a little older than the other.
  const isRecent = readAt !== undefined && readAt.getTime() > loss.after.getTime() - sameRead;
  return items !== undefined && isRecent ? vanishedFrom(loss, items, drift.membershipOf(record)) : [];
}

/**
 * The components of thing groups that a device lacks at once: those that vanished between two reads, and those that were already
 * missing. Sends no request.
 */
export function knownVanished(fleet: Fleet, record: CoreDeviceRecord): readonly Vanished[] {
  const vanished = vanishedSince(fleet, record);
  const missing = isJudged(record) ? missingAtOnce(fleet.drift.verdicts(record)) : [];
  const known = new Set(vanished.map(({ thingGroup }) => thingGroup));
  return [...vanished, ...missing.filter(({ thingGroup }) => !known.has(thingGroup))];
}
