// Separate from the facts, because judging versions takes a large library.
import { versionArn } from '../../greengrass/addresses/arn';
import { judgeVersions } from '../../greengrass/versions/judgeVersions';
import { versionLists } from '../components/versionFacts';
import type { Fleet } from '../fleet';
import { driftConflicts, possibleDependents } from './driftConflicts';

/**
 * Reads what shows which versions would satisfy all targets of a device: the published versions of each component that they
 * ask for in different versions, and the recipes that can require others. Rejects with a FleetError if the device isn't found.
 */
export async function loadDriftConflicts(fleet: Fleet, thingName: string): Promise<void> {
  const record = await fleet.devices.find(thingName);
  const verdicts = fleet.drift.verdicts(record);
  for (const { conflict } of driftConflicts(fleet, record, verdicts)) {
    const { componentName } = conflict;
    await Promise.all([
      ...versionLists(fleet, componentName).map((list) => list.read()),
      ...possibleDependents(fleet, record, verdicts, componentName).map(({ arn }) =>
        fleet.components.dependencies.read(arn),
      ),
    ]);
    const facts = driftConflicts(fleet, record, verdicts).find((one) => one.conflict.componentName === componentName);
    const [best] = judgeVersions(facts?.conflict.requirements ?? [], facts?.published ?? []).satisfying;
    if (facts?.componentArn !== undefined && best !== undefined) {
      await fleet.components.version(versionArn(facts.componentArn, best)).read();
    }
  }
}
