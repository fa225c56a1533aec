import { kept } from '../../base/kept';
import type { JobExecution } from '../../greengrass/job';
import type { DeviceJobs, KnownDevice } from '../../greengrass/knownDevice';
import { outcomes } from '../../greengrass/rollouts/outcome';
import type { CoreDeviceRecord } from '../devices/coreDeviceRecord';
import type { Fleet } from '../fleet';
import { knownDeployment } from './knownRollout';

/** Kept for each list, because a list can have thousands of devices. */
const byThing = new WeakMap<readonly JobExecution[], ReadonlyMap<string, JobExecution>>();

/** The execution of a job on a device; `undefined` if the list has none. */
export function executionIn(executions: readonly JobExecution[], thingName: string): JobExecution | undefined {
  return kept(byThing, executions, () => new Map(executions.map((one) => [one.thingName, one]))).get(thingName);
}

function changedAt({ lastUpdatedAt }: JobExecution): number {
  return lastUpdatedAt?.getTime() ?? 0;
}

function jobsOf(fleet: Fleet, thingName: string): DeviceJobs {
  const { rollouts } = fleet;
  const executionOf = (deploymentId: string): JobExecution | undefined =>
    outcomes
      .flatMap((outcome) => executionIn(rollouts.knownExecutions(deploymentId, outcome)?.items ?? [], thingName) ?? [])
      .reduce<JobExecution | undefined>(
        // An execution that changed between two reads is in two lists.
        (newest, other) => (newest === undefined || changedAt(other) > changedAt(newest) ? other : newest),
        undefined,
      );
  const queued = rollouts
    .listedIds('queued')
    .filter((deploymentId) => executionOf(deploymentId)?.status === 'QUEUED')
    .flatMap((deploymentId) => knownDeployment(fleet, deploymentId)?.deployment ?? []);
  return { executionOf, queued };
}

/** Everything known about a core device, with what AWS IoT listed of its jobs. Sends no request. */
export function knownWithJobs(fleet: Fleet, record: CoreDeviceRecord): KnownDevice {
  return { ...fleet.known(record), jobs: jobsOf(fleet, record.device.coreDeviceThingName) };
}
