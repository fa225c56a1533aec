import { targetArnOf } from '../../greengrass/addresses/arn';
import type { SlotName } from '../../greengrass/drift/revisions';
import { verdictsOf } from '../../greengrass/drift/verdictsOf';
import type { CoreDeviceRecord } from '../devices/coreDeviceRecord';
import type { Fleet } from '../fleet';
import { click, type Caller } from '../requests/requestPool';

/** Definitions that are read for one device at most. Each is a request, and a device with more of them is unusual. */
const maxDefinitions = 50;

/** The definition of a deployment can show that another one is needed, such as an earlier revision. */
const maxRounds = 3;

/** A list of more deployments than this is read again for the targets of the device only: it has 100 on a page. */
const maxRefreshed = 300;

/** The slots of a device: its own and those of its thing groups. */
function slotsOf(fleet: Fleet, thingName: string): readonly SlotName[] {
  const { groups } = fleet.drift.memberships.of(thingName);
  return [`thing/${thingName}`, ...Array.from(groups, (group) => `thinggroup/${group}`)];
}

/** Reads the latest revisions for the targets of a device alone. Needs the account, which the ARNs of targets contain. */
async function readTargets(
  fleet: Fleet,
  thingName: string,
  caller: Caller,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { region, account, asOf } = fleet.place();
  if (account === undefined || asOf !== undefined) {
    return;
  }
  await Promise.all(
    slotsOf(fleet, thingName).map((slot) => {
      const kind = slot.startsWith('thing/') ? 'thing' : 'thinggroup';
      const targetArn = targetArnOf(kind, slot.slice(kind.length + 1), region, account);
      return fleet.drift.targets.read(slot, targetArn, caller, signal);
    }),
  );
}

/** Reads the definitions that the verdicts about a device need. */
export async function readDefinitions(
  fleet: Fleet,
  record: CoreDeviceRecord,
  caller: Caller,
  signal: AbortSignal | undefined,
): Promise<void> {
  const requested = new Set<string>();
  for (let round = 0; round < maxRounds; round += 1) {
    const revisions = fleet.drift.newRevisions();
    const membership = fleet.drift.membershipOf(record);
    verdictsOf({ ...record.knowledge, membership }, revisions);
    const needed = [...revisions.needed].filter((id) => id !== '' && !requested.has(id));
    const next = needed.slice(0, maxDefinitions - requested.size);
    if (next.length === 0 || signal?.aborted === true) {
      return;
    }
    next.forEach((id) => requested.add(id));
    await Promise.all(next.map((id) => fleet.deployments.of(id).read(caller, signal)));
  }
}

/**
 * Reads what the verdicts about a device need and isn't known: its thing groups, deployments, and components, the latest
 * revisions, and the definitions of those that count. Rejects with a FleetError only if the device can't be found.
 * @param signal stops waiting when aborted
 */
export async function readDrift(
  fleet: Fleet,
  thingName: string,
  caller: Caller = click,
  signal?: AbortSignal,
): Promise<void> {
  const record = await fleet.devices.find(thingName, caller, signal);
  await Promise.all([
    record.deployments.read(caller, signal),
    record.components.read(caller, signal),
    fleet.drift.memberships.read(thingName, caller, signal),
    fleet.rollouts.latest.listing.read(caller, signal),
  ]);
  if (!fleet.drift.isListComplete) {
    await readTargets(fleet, thingName, caller, signal);
  }
  await readDefinitions(fleet, record, caller, signal);
}

/** Reads the thing groups of a device and the latest revisions for its targets again, and then what is missing. */
export async function refreshDrift(fleet: Fleet, thingName: string): Promise<void> {
  const { drift } = fleet;
  const { listing } = fleet.rollouts.latest;
  const isShort = (listing.state.items?.length ?? 0) <= maxRefreshed;
  await Promise.all([drift.memberships.refresh(thingName), isShort ? listing.refresh() : listing.read()]);
  if (!isShort) {
    slotsOf(fleet, thingName).forEach((slot) => {
      drift.targets.markOutdated(slot);
    });
    await readTargets(fleet, thingName, click, undefined);
  }
  await readDrift(fleet, thingName);
}
