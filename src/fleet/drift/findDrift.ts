import { withOwnAbort } from '../../base/abort';
import { failsEverything, isFleetError, type FleetError } from '../../greengrass/ports/fleetError';
import type { CoreDeviceRecord } from '../devices/coreDeviceRecord';
import type { Fleet } from '../fleet';
import { fewAtOnce } from '../requests/fewAtOnce';
import { background } from '../requests/requestPool';
import { groupsIn } from './fleetDrift';
import { isJudged, knownDifferences } from './knownDrift';
import { readDefinitions } from './readDrift';

/** How many devices are read at a time. One less than the limit of background requests leaves room for other tasks. */
const concurrent = 3;

/** How far a search for drift is. */
interface DriftProgress {
  readonly done: number;
  readonly total: number;
}

/** What a search for drift has found, in core devices. */
export interface DriftFound {
  /** Whether the latest deployment for every target is known. If not, some verdicts are unknown. */
  readonly areTargetsListed: boolean;
  /** Those whose deployments and components are known. */
  readonly judged: number;
  readonly known: number;
  readonly differing: number;
  /** Why it ended early; `undefined` if it didn't. */
  readonly error: FleetError | undefined;
  /** Why the thing groups aren't known; `undefined` if they are. */
  readonly membershipError: FleetError | undefined;
}

function reportedAt({ device }: CoreDeviceRecord): number {
  return device.lastStatusUpdateTimestamp?.getTime() ?? 0;
}

/** How many requests {@link findDrift} takes at least: two for each device that isn't read, and a page for each group. */
export function driftRequests(fleet: Fleet): number {
  const unread = [...fleet.devices.all()].filter((record) => !isJudged(record)).length;
  return 2 * unread + fleet.drift.targetGroups().length;
}

/** What is known about drift in a fleet. */
function found(fleet: Fleet, error: FleetError | undefined, membershipError: FleetError | undefined): DriftFound {
  let [judged, differing] = [0, 0];
  for (const record of fleet.devices.all()) {
    judged += Number(isJudged(record));
    differing += Number(knownDifferences(fleet, record).length > 0);
  }
  const areTargetsListed = fleet.drift.isListComplete;
  return { areTargetsListed, judged, differing, known: fleet.devices.size, error, membershipError };
}

/** Reads one device. Resolves with the error that ends the search, if any. */
async function readDevice(
  fleet: Fleet,
  record: CoreDeviceRecord,
  signal: AbortSignal,
): Promise<FleetError | undefined> {
  for (const list of [record.deployments, record.components]) {
    await list.read(background, signal);
    const { error } = list.state;
    if (error !== undefined && (failsEverything(error) || error.kind === 'throttled' || error.kind === 'denied')) {
      return error;
    }
  }
  await readDefinitions(fleet, record, background, signal);
  return undefined;
}

/** Reads the core devices, a few at a time, newest reports first. Resolves with the error that ended it early, if any. */
async function readDevices(
  fleet: Fleet,
  signal: AbortSignal,
  onProgress: (progress: DriftProgress) => void,
): Promise<FleetError | undefined> {
  const records = [...fleet.devices.all()].sort((a, b) => reportedAt(b) - reportedAt(a));
  const total = records.length;
  let done = 0;
  let ended: FleetError | undefined;
  const work = async (record: CoreDeviceRecord): Promise<void> => {
    const error = await withOwnAbort([signal], (own) => readDevice(fleet, record, own.signal));
    ended ??= error;
    done += 1;
    onProgress({ done, total });
  };
  await fewAtOnce(records, concurrent, work, () => signal.aborted || ended !== undefined);
  return ended;
}

/**
 * Devices can have deployments to thing groups that no listed deployment targets, because the deployment was deleted. Reads
 * the members of these groups, and then what the verdicts about their devices need.
 */
async function readOtherGroups(fleet: Fleet, signal: AbortSignal): Promise<FleetError | undefined> {
  const { memberships } = fleet.drift;
  const known = fleet.drift.targetGroups();
  const records = [...fleet.devices.all()].filter(
    ({ opened }) => !memberships.areMembersRead(groupsIn(opened.deployments ?? [])),
  );
  if (records.length === 0) {
    return undefined;
  }
  const others = records.flatMap(({ opened }) => groupsIn(opened.deployments ?? []));
  const error = await memberships.readMembers([...new Set([...known, ...others])], background, signal);
  for (const record of error === undefined ? records : []) {
    await readDefinitions(fleet, record, background, signal);
  }
  return error;
}

/**
 * Reads what the verdicts about every core device need and isn't known: the latest deployments, the members of the thing groups
 * that they target, the deployments and components of each device, and the definition of each deployment once. It goes on
 * where an earlier search ended. Never rejects.
 */
export async function findDrift(
  fleet: Fleet,
  signal: AbortSignal,
  onProgress: (progress: DriftProgress) => void,
): Promise<DriftFound> {
  try {
    await fleet.unlisted.readAll(signal, () => undefined);
  } catch (thrown) {
    if (!isFleetError(thrown)) {
      throw thrown;
    }
    return found(fleet, thrown.kind === 'canceled' ? undefined : thrown, undefined);
  }
  const { drift, rollouts } = fleet;
  await rollouts.latest.listing.read(background, signal);
  const { error: latestError } = rollouts.latest.listing.state;
  if (latestError !== undefined || signal.aborted) {
    return found(fleet, latestError, undefined);
  }
  const listError = await drift.memberships.readMembers(drift.targetGroups(), background, signal);
  const error = await readDevices(fleet, signal, onProgress);
  const isOver = error !== undefined || listError !== undefined || signal.aborted;
  return found(fleet, error, isOver ? listError : await readOtherGroups(fleet, signal));
}
