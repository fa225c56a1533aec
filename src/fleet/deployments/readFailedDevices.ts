import type { FleetError } from '../../greengrass/ports/fleetError';
import { isBad, outcomeOf, outcomes, type Outcome } from '../../greengrass/rollouts/outcome';
import type { CoreDeviceRecord } from '../devices/coreDeviceRecord';
import type { Fleet } from '../fleet';
import { click, type Caller } from '../requests/requestPool';
import { reportedOn } from './deploymentDevices';
import { devicesWith, type RolloutDevice } from './rolloutDevices';

/** The error codes of this many devices load at once when a user opens them. Others wait for the request budget. */
const maxAtOnce = 20;

type FailedDevice = Pick<RolloutDevice, 'thingName' | 'execution'>;

/** Whether a device has reported how a deployment ended, as far as its loaded deployments say. */
function hasEnded(record: CoreDeviceRecord, deploymentId: string): boolean {
  const outcome = outcomeOf(reportedOn(record, deploymentId)?.coreDeviceExecutionStatus);
  return outcome !== undefined && outcome !== 'queued' && outcome !== 'inProgress';
}

/** Whether the deployments of a device were loaded before its execution last changed. */
function isOutdated({ deployments }: CoreDeviceRecord, { execution }: FailedDevice): boolean {
  const { readAt } = deployments.state;
  const changed = execution?.lastUpdatedAt;
  return readAt !== undefined && changed !== undefined && readAt < changed;
}

/** Whether it isn't known yet why a deployment failed on a device. */
export function lacksReason(fleet: Fleet, deploymentId: string, device: FailedDevice): boolean {
  const record = fleet.devices.get(device.thingName);
  return (
    record === undefined ||
    reportedOn(record, deploymentId) === undefined ||
    (!hasEnded(record, deploymentId) && isOutdated(record, device))
  );
}

/** Reads why a deployment failed on a device. Rejects if the device can't be read; resolves with the error of its list. */
export async function readReason(
  fleet: Fleet,
  deploymentId: string,
  device: FailedDevice,
  caller: Caller = click,
  signal?: AbortSignal,
): Promise<FleetError | undefined> {
  const record = await fleet.devices.find(device.thingName, caller, signal);
  if (!hasEnded(record, deploymentId) && isOutdated(record, device)) {
    record.deployments.markOutdated();
  }
  await record.deployments.read(caller, signal);
  return record.deployments.state.error;
}

/** Why a deployment failed is read for this many devices at most, a request or two each. */
const maxReasons = 1_000;

/**
 * Reads why a deployment failed on its devices, as far as they are listed: a request or two for each, 1,000 devices at most.
 * Never rejects: a device that can't be read has no code.
 */
export async function readReasons(fleet: Fleet, deploymentId: string, signal: AbortSignal): Promise<void> {
  const failed = outcomes.filter(isBad).flatMap((outcome) => devicesWith(fleet, deploymentId, outcome));
  const unknown = failed.filter((device) => lacksReason(fleet, deploymentId, device)).slice(0, maxReasons);
  await Promise.allSettled(unknown.map((device) => readReason(fleet, deploymentId, device, click, signal)));
}

/**
 * Reads why a deployment failed on the first devices with an outcome that the user has opened: one request each, two if no
 * list has returned the device. Never rejects: a row without a code says nothing wrong.
 */
export async function readFailedDevices(fleet: Fleet, deploymentId: string, outcome: Outcome): Promise<void> {
  const devices = isBad(outcome) ? devicesWith(fleet, deploymentId, outcome) : [];
  const unknown = devices.slice(0, maxAtOnce).filter((device) => lacksReason(fleet, deploymentId, device));
  await Promise.allSettled(unknown.map((device) => readReason(fleet, deploymentId, device)));
}
