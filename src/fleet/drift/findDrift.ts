import { targetKindOf, targetName } from '../../greengrass/addresses/arn';
import { differencesIn } from '../../greengrass/drift/verdictsOf';
import { failsEverything, isFleetError, type FleetError } from '../../greengrass/ports/fleetError';
import type { CoreDeviceRecord } from '../devices/coreDeviceRecord';
import type { Fleet } from '../fleet';
import { background } from '../requests/requestPool';
import { readDefinitions } from './readDrift';

/** How many devices are read at a time. One less than the limit of background requests leaves room for other tasks. */
const concurrent = 3;

/** How far a search for drift is. */
export interface DriftProgress {
  readonly done: number;
  readonly total: number;
}

/** What a search for drift has found, in core devices. */
export interface DriftFound {
  /** Those whose deployments and components are known. */
  readonly judged: number;
  readonly known: number;
  readonly differing: number;
  /** Why it ended early; `undefined` if it didn't. */
  readonly error: FleetError | undefined;
  /** Why the thing groups aren't known; `undefined` if they are. */
  readonly membershipError: FleetError | undefined;
}

function isUnread({ opened }: CoreDeviceRecord): boolean {
  return opened.deployments === undefined || opened.components === undefined;
}

function reportedAt({ device }: CoreDeviceRecord): number {
  return device.lastStatusUpdateTimestamp?.getTime() ?? 0;
}

/** The thing groups that deployments target, also those of sub-deployments. */
function targetGroups({ rollouts }: Fleet): readonly string[] {
  const arns = (rollouts.latest.listing.state.items ?? []).flatMap(({ targetArn, parentTargetArn }) => [
    targetArn,
    parentTargetArn,
  ]);
  const groups = arns.filter((arn) => arn !== undefined).filter((arn) => targetKindOf(arn) === 'thinggroup');
  return [...new Set(groups.map(targetName))];
}

/** How many requests {@link findDrift} takes at least: two for each device that isn't read, and a page for each group. */
export function driftRequests(fleet: Fleet): number {
  const unread = [...fleet.devices.all()].filter(isUnread).length;
  return 2 * unread + targetGroups(fleet).length;
}

/** What is known about drift in a fleet. */
function found(fleet: Fleet, error: FleetError | undefined, membershipError: FleetError | undefined): DriftFound {
  let [judged, differing] = [0, 0];
  for (const record of fleet.devices.all()) {
    if (!isUnread(record)) {
      judged += 1;
      differing += Number(differencesIn(fleet.drift.verdicts(record)).length > 0);
    }
  }
  return { judged, differing, known: fleet.devices.size, error, membershipError };
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

/**
 * Reads what the verdicts about every core device need and isn't known: the latest deployments, the members of the thing groups
 * that they target, the deployments and components of each device, newest reports first, and the definition of each
 * deployment once. It goes on where an earlier search ended. Never rejects.
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
  await fleet.rollouts.latest.listing.read(background, signal);
  const { error: latestError } = fleet.rollouts.latest.listing.state;
  if (latestError !== undefined || signal.aborted) {
    return found(fleet, latestError, undefined);
  }
  const membershipError = await fleet.drift.memberships.readMembers(targetGroups(fleet), background, signal);
  const waiting = [...fleet.devices.all()].sort((a, b) => reportedAt(b) - reportedAt(a));
  const total = waiting.length;
  let ended: FleetError | undefined;
  const work = async (): Promise<void> => {
    for (let record = waiting.shift(); record !== undefined; record = waiting.shift()) {
      if (signal.aborted || ended !== undefined) {
        return;
      }
      ended ??= await readDevice(fleet, record, signal);
      onProgress({ done: total - waiting.length, total });
    }
  };
  await Promise.all(Array.from({ length: concurrent }, work));
  return found(fleet, ended, membershipError);
}
