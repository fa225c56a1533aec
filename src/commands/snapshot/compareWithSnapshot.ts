import type { Fleet } from '../../fleet/fleet';
import { fleetChanges } from '../../greengrass/comparing/fleetChanges';
import type { DeviceKnowledge } from '../../greengrass/knownDevice';
import { fleetChangesReport } from '../../text/reports/fleetChangesReport';
import type { LazyDocuments } from '../../ui/lazyDocuments';
import { timeInName } from '../support/saveFile';
import { pickSnapshotFile, readSnapshotFile } from './snapshotFiles';

function* knownDevices({ devices }: Fleet): Iterable<DeviceKnowledge> {
  for (const { knowledge } of devices.all()) {
    yield knowledge;
  }
}

/** The value of a snapshot if it is known and another one than that of the fleet. */
function ifOther(ofSnapshot: string | undefined, ofFleet: string | undefined): string | undefined {
  return ofSnapshot !== undefined && ofFleet !== undefined && ofSnapshot !== ofFleet ? ofSnapshot : undefined;
}

/** Shows what changed in a fleet since a snapshot that the user selects. What isn't loaded isn't compared. */
export async function compareWithSnapshot(
  documents: LazyDocuments,
  fleet: Fleet,
  title: string,
  args: readonly unknown[],
): Promise<void> {
  const uri = await pickSnapshotFile(title, args);
  const snapshot = uri && (await readSnapshotFile(title, uri));
  if (snapshot === undefined) {
    return;
  }
  const { takenAt, devices, account, region } = snapshot;
  const place = fleet.place();
  const after = fleet.now();
  const report = fleetChangesReport({
    place,
    changes: fleetChanges(devices, knownDevices(fleet), fleet.isWhole),
    before: takenAt,
    after,
    otherAccount: ifOther(account, place.account),
    otherRegion: ifOther(region, place.region),
  });
  await documents.showMarkdown(`Changes since ${timeInName(takenAt)}`, report);
}
