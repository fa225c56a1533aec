import type { JobExecution } from '../../greengrass/job';
import { isBad, outcomeOf, outcomes, type Outcome } from '../../greengrass/rollouts/outcome';
import type { Fleet } from '../fleet';
import { reportedOn } from './deploymentDevices';

/** A device of a deployment. */
export interface RolloutDevice {
  readonly thingName: string;
  readonly outcome: Outcome;
  /** `undefined` if only the device says it. */
  readonly execution: JobExecution | undefined;
}

/** The devices with an outcome, as far as known: those that AWS IoT lists, else those that report it. Sends no request. */
export function devicesWith(fleet: Fleet, deploymentId: string, outcome: Outcome): readonly RolloutDevice[] {
  const items = fleet.rollouts.knownExecutions(deploymentId, outcome)?.items;
  const devices =
    items?.map((execution) => ({ thingName: execution.thingName, outcome, execution })) ??
    fleet.deploymentDevices
      .of(deploymentId)
      .filter((record) => outcomeOf(reportedOn(record, deploymentId)?.coreDeviceExecutionStatus) === outcome)
      .map(({ device }) => ({ thingName: device.coreDeviceThingName, outcome, execution: undefined }));
  return devices.filter(({ thingName }) => thingName !== '');
}

/**
 * All known devices of a deployment, worst outcome first. A device whose execution ended between two reads is in two lists
 * of AWS IoT: only its newest execution counts.
 */
export function rolloutDevices(fleet: Fleet, deploymentId: string): readonly RolloutDevice[] {
  const newest = new Map<string, RolloutDevice>();
  for (const device of outcomes.flatMap((outcome) => devicesWith(fleet, deploymentId, outcome))) {
    const other = newest.get(device.thingName);
    if (other === undefined || changedAt(device) > changedAt(other)) {
      newest.set(device.thingName, device);
    }
  }
  return [...newest.values()];
}

/** Whether a deployment is known to have failed on a device. */
export function hasFailedDevices({ rollouts, deploymentDevices }: Fleet, deploymentId: string): boolean {
  const { counts } = deploymentDevices.tally(deploymentId);
  return outcomes.filter(isBad).some((outcome) => {
    const listed = rollouts.knownExecutions(deploymentId, outcome)?.items;
    return (listed?.length ?? counts[outcome]) > 0;
  });
}

/** What AWS IoT lists goes before what only the device says. */
function changedAt({ execution }: RolloutDevice): number {
  return execution === undefined ? -1 : (execution.lastUpdatedAt?.getTime() ?? 0);
}
