import { fleetChanges, type FleetChanges } from '../../greengrass/comparing/fleetChanges';
import type { DeviceKnowledge, Place } from '../../greengrass/knownDevice';
import type { Fleet } from '../fleet';
import { isRedacted } from './redactedProfile';
import type { Snapshot } from './snapshot';

/** The part of a snapshot that a fleet is compared with. */
export type ComparedSnapshot = Pick<Snapshot, 'takenAt' | 'devices' | 'isWhole' | 'profile' | 'account' | 'region'>;

/** What changed in a fleet since a snapshot, and what the two sides are. */
export interface ChangesSince {
  readonly place: Place;
  readonly changes: FleetChanges;
  /** When the snapshot was saved. */
  readonly before: Date;
  /** When the core devices of the fleet were listed; `undefined` if none are. */
  readonly after: Date | undefined;
  /** Whether the snapshot is known to have every core device. */
  readonly isSnapshotWhole: boolean;
  /** Whether stand-ins replace the names of the snapshot, so that no core device is in both. */
  readonly isRedacted: boolean;
  /** The account of the snapshot if it is another one. */
  readonly otherAccount: string | undefined;
  /** The Region of the snapshot if it is another one. */
  readonly otherRegion: string | undefined;
}

function* knownDevices({ devices }: Fleet): Iterable<DeviceKnowledge> {
  for (const { knowledge } of devices.all()) {
    yield knowledge;
  }
}

/** The value of a snapshot if it is known and another one than that of the fleet. */
function ifOther(ofSnapshot: string | undefined, ofFleet: string | undefined): string | undefined {
  return ofSnapshot !== undefined && ofFleet !== undefined && ofSnapshot !== ofFleet ? ofSnapshot : undefined;
}

/** Compares a fleet with a snapshot. Sends no request: what isn't loaded isn't compared. */
export function changesSince(fleet: Fleet, snapshot: ComparedSnapshot): ChangesSince {
  const place = fleet.place();
  return {
    place,
    changes: fleetChanges(snapshot.devices, knownDevices(fleet), fleet.isWhole),
    before: snapshot.takenAt,
    after: place.asOf ?? fleet.list.state.readAt,
    isSnapshotWhole: snapshot.isWhole === true,
    isRedacted: isRedacted(snapshot),
    otherAccount: ifOther(snapshot.account, place.account),
    otherRegion: ifOther(snapshot.region, place.region),
  };
}
