import { isObject } from '../../../src/base/json';
import type { Snapshot } from '../../../src/fleet/snapshots/snapshot';
import { toJob } from '../../../src/greengrass/wire/toJob';
import type { ListedFleet } from '../fleetFile';
import { FleetState } from '../fleetState';
import type { ServiceState } from '../http/pageResponse';
import { groupsOf } from './groupResponses';
import { describeJob } from './jobResponses';

/** The response of DescribeJob with its times as the SDK returns them; `undefined` if there is no such job. */
function jobResponse(jobId: string, state: ServiceState): object | undefined {
  const { iot } = state.fleet;
  if (iot.deploymentOf(jobId) === undefined || iot.job(jobId).isDeleted === true) {
    return undefined;
  }
  const { job } = describeJob(jobId, state);
  const timed = Object.entries(isObject(job) ? job : {}).map(([key, value]: [string, unknown]): [string, unknown] =>
    key.endsWith('At') && typeof value === 'number' ? [key, new Date(value * 1000)] : [key, value],
  );
  return { job: Object.fromEntries<unknown>(timed) };
}

/** What a user of the sample fleet has loaded from AWS IoT: the counts of the jobs of latest revisions, and the thing groups of every device. */
export function snapshotIot(
  origin: ListedFleet,
  takenAt: Date,
): Pick<Snapshot, 'hasEveryTarget' | 'jobs' | 'thingGroups'> {
  const fleet = new FleetState(origin);
  const state: ServiceState = { fleet, startedAt: takenAt.getTime(), now: () => 0, pageSize: Infinity };
  const latest = (origin.deployments ?? []).filter(({ isLatestForTarget }) => isLatestForTarget);
  const jobIds = new Set(latest.flatMap(({ iotJobId }) => iotJobId ?? []));
  return {
    hasEveryTarget: true,
    jobs: [...jobIds].flatMap((iotJobId) => {
      const response = jobResponse(iotJobId, state);
      return response === undefined ? [] : [{ iotJobId, job: toJob(response) }];
    }),
    thingGroups: origin.devices.map(({ coreDeviceThingName: thingName }) => {
      const direct = groupsOf(thingName, state);
      return {
        thingName,
        groups: [...new Set([...direct, ...direct.flatMap((group) => fleet.iot.ancestorsOf(group))])],
      };
    }),
  };
}
