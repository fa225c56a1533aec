import type { Connection } from '../../greengrass/ports/connection';
import type { CoreDevice, ListedDeployment } from '../../greengrass/model';
import type { Snapshot } from './snapshot';
import { snapshotId } from '../../greengrass/addresses/snapshotId';
import type { FleetSource, ListDeploymentsFilter } from '../../greengrass/ports/fleetSource';
import type { DeviceKnowledge } from '../../greengrass/knownDevice';
import type { Fleet } from '../fleet';
import { catalogSource } from './catalogSource';
import { notRecorded, whole } from './notRecorded';
import { groupsSource } from './recordedGroups';
import { background } from '../requests/requestPool';

/** The page size of AWS. */
const pageSize = 100;

/** The deployments that ListDeployments would return with a filter. */
function matching(
  listed: readonly ListedDeployment[] | undefined,
  { targetArn, parentTargetArn, history }: ListDeploymentsFilter = {},
): readonly ListedDeployment[] | undefined {
  return listed?.filter(
    (deployment) =>
      (targetArn ?? deployment.targetArn) === deployment.targetArn &&
      (parentTargetArn ?? deployment.parentTargetArn) === deployment.parentTargetArn &&
      (history === 'ALL' || deployment.isLatestForTarget !== false),
  );
}

/** A fleet source that reads from a snapshot. Sends no requests. */
function snapshotSource(snapshot: Snapshot): FleetSource {
  const { devices, deployments, listedDeployments, jobs = [], thingGroups, ...catalog } = snapshot;
  const byName = new Map<string, DeviceKnowledge>(
    devices.map((recorded) => [recorded.device.coreDeviceThingName, recorded]),
  );
  const byId = new Map(deployments.map((deployment) => [deployment.deploymentId, deployment]));
  // A definition has every field of a list.
  const all = new Map<string, ListedDeployment>(
    [...deployments, ...(listedDeployments ?? [])].map((one) => [one.deploymentId, one]),
  );
  const listed = all.size === 0 ? listedDeployments : [...all.values()];
  return {
    listCoreDevices: (token, _signal, { status, runtime } = {}) => {
      // The token is the index of the next device, because a search from the start would be slow for late pages.
      let next = Number(token ?? 0);
      const items: CoreDevice[] = [];
      for (; next < devices.length && items.length < pageSize; next += 1) {
        const device = devices[next]?.device;
        const isWanted =
          (status ?? device?.status) === device?.status && (runtime ?? device?.runtime) === device?.runtime;
        items.push(...(device !== undefined && isWanted ? [device] : []));
      }
      return Promise.resolve({ items, nextToken: next < devices.length ? String(next) : undefined });
    },
    getCoreDevice: (thingName) => {
      const details = byName.get(thingName)?.details;
      return details === undefined ? notRecorded('GetCoreDevice') : Promise.resolve(details);
    },
    listEffectiveDeployments: (thingName) => whole(byName.get(thingName)?.deployments, 'ListEffectiveDeployments'),
    listInstalledComponents: (thingName) => whole(byName.get(thingName)?.components, 'ListInstalledComponents'),
    getDeployment: (deploymentId) => {
      const deployment = byId.get(deploymentId);
      return deployment === undefined ? notRecorded('GetDeployment') : Promise.resolve(deployment);
    },
    listDeployments: (_token, _signal, only) => whole(matching(listed, only), 'ListDeployments'),
    ...catalogSource(catalog),
    describeJob: (jobId) => {
      const recorded = jobs.find(({ iotJobId }) => iotJobId === jobId);
      return recorded === undefined ? notRecorded('DescribeJob') : Promise.resolve(recorded.job);
    },
    listJobExecutionsForJob: () => notRecorded('ListJobExecutionsForJob'),
    getThingConnectivityData: () => notRecorded('GetThingConnectivityData'),
    getIndexingConfiguration: () => notRecorded('GetIndexingConfiguration'),
    searchIndex: () => notRecorded('SearchIndex'),
    getBucketsAggregation: () => notRecorded('GetBucketsAggregation'),
    listThingGroups: () => notRecorded('ListThingGroups'),
    ...groupsSource(thingGroups),
    listThingsInThingGroup: () => notRecorded('ListThingsInThingGroup'),
    filterLogEvents: () => notRecorded('FilterLogEvents'),
    getLogEvents: () => notRecorded('GetLogEvents'),
    describeLogStreams: () => notRecorded('DescribeLogStreams'),
    describeLogGroups: () => notRecorded('DescribeLogGroups'),
    startLiveTail: () => notRecorded('StartLiveTail'),
  };
}

/**
 * A connection to a snapshot. It is separate from the live connection, because their data must not mix.
 * @param name unique among snapshots, e.g. the path of the file
 */
export function snapshotConnection(snapshot: Snapshot, name: string): Connection {
  const { takenAt, profile, region, partition, account, hasEveryTarget = false } = snapshot;
  return {
    id: snapshotId(name, takenAt),
    profile,
    region,
    partition,
    asOf: takenAt,
    hasEveryTarget,
    source: snapshotSource(snapshot),
    account: () => account,
    close: () => undefined,
  };
}

/** Devices that load between two pauses. */
const devicesPerBatch = 200;

/**
 * Loads everything in a snapshot into its fleet, as if each device had been opened.
 * @param pause yields to other work of the extension host
 */
export async function showRecorded(
  fleet: Fleet,
  { devices, deployments: defined, describedComponents = [], hasEveryTarget, thingGroups = [] }: Snapshot,
  pause: () => Promise<void>,
): Promise<void> {
  await Promise.all([
    ...defined.map(({ deploymentId }) => fleet.deployments.of(deploymentId).read(background)),
    // The row of a component says whether its versions can be deployed.
    ...describedComponents.map(({ arn }) =>
      arn === undefined ? undefined : fleet.components.version(arn).read(background),
    ),
    // Both are for what devices should run.
    hasEveryTarget === true ? fleet.rollouts.latest.listing.read(background) : undefined,
    ...thingGroups.map(({ thingName }) => fleet.drift.memberships.read(thingName, background)),
  ]);
  fleet.devices.keep(devices.map(({ device }) => device));
  for (const [index, { device, details, deployments, components }] of devices.entries()) {
    if (index % devicesPerBatch === devicesPerBatch - 1) {
      await pause();
    }
    const record = fleet.devices.get(device.coreDeviceThingName);
    await Promise.all([
      details && record?.details.read(background),
      deployments && record?.deployments.read(background),
      components && record?.components.read(background),
    ]);
  }
}
