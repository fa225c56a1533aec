import { cloudDeploymentOf } from '../cloudDeployments';
import { failedOn, queued, started, succeeded } from './deviceProgress';
import type { CloudDeployment, SimulatedDeployment, SimulatedDevice } from '../fleetFile';
import type { FleetState } from '../fleetState';
import { failureOn } from '../generated/generateLists';
import { hours, revisionIds, targetArn, type Random } from '../generated/random';
import { nucleusOf } from './timelineComponents';

function isWaiting({ coreDeviceExecutionStatus: status }: SimulatedDeployment): boolean {
  return status === 'QUEUED' || status === 'IN_PROGRESS';
}

/** Whether a deployment of the device is queued or in progress. */
export function hasWaiting({ effectiveDeployments }: SimulatedDevice): boolean {
  return effectiveDeployments.some(isWaiting);
}

function nextPatch(version: string): string {
  return version.replace(/\d+$/u, (patch) => String(Number(patch) + 1));
}

/** The versions of a revision that updates every component of this one. */
export function nextVersions({ components = {} }: CloudDeployment): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(components).map(([name, { componentVersion }]) => [name, nextPatch(componentVersion)]),
  );
}

function latestFor(fleet: FleetState, target: string): CloudDeployment | undefined {
  return fleet
    .cloudDeployments()
    .find(({ targetArn: other, isLatestForTarget }) => other === target && isLatestForTarget);
}

/** Creates the next revision for a target. */
function revise(
  fleet: FleetState,
  deployment: SimulatedDeployment,
  latest: CloudDeployment | undefined,
  components: Readonly<Record<string, string>>,
): CloudDeployment {
  const revisionId = String(Number(latest?.revisionId ?? 0) + 1);
  const parent = latest?.parentTargetArn === undefined ? {} : { parentTargetArn: latest.parentTargetArn };
  const revision = { ...cloudDeploymentOf(deployment, revisionId, 0, components), ...parent };
  if (latest !== undefined) {
    fleet.supersede(latest);
  }
  fleet.putCloudDeployment(revision);
  return revision;
}

/** The latest revision for a target, or another one that replaces it once it is an hour old. */
function revisionFor(fleet: FleetState, target: string, now: number, random: Random): CloudDeployment | undefined {
  const latest = latestFor(fleet, target);
  if (latest === undefined || now - latest.creationTimestamp < hours) {
    return latest;
  }
  const { deploymentName } = latest;
  const ids = revisionIds(random, target);
  return revise(
    fleet,
    { ...ids, targetArn: target, deploymentName, creationTimestamp: now },
    latest,
    nextVersions(latest),
  );
}

/** A deployment to this device alone. It has no components and reinstalls failing ones. */
function fixFor(fleet: FleetState, device: SimulatedDevice, now: number, random: Random): CloudDeployment {
  const target = targetArn('thing', device.coreDeviceThingName);
  const ids = revisionIds(random, target);
  const fix = { ...ids, targetArn: target, deploymentName: 'hotfix', creationTimestamp: now };
  return revise(fleet, fix, latestFor(fleet, target), {});
}

/** Queues a deployment for the device: a revision for its thing group, or one for it alone. */
export function queueDeployment(
  fleet: FleetState,
  device: SimulatedDevice,
  now: number,
  random: Random,
): SimulatedDevice {
  const received = device.effectiveDeployments;
  const group = received.find(({ targetArn: target = '' }) => target.includes(':thinggroup/'))?.targetArn;
  const revision = group === undefined || random.chance(0.2) ? undefined : revisionFor(fleet, group, now, random);
  const isNew = revision !== undefined && !received.some(({ deploymentId }) => deploymentId === revision.deploymentId);
  if (!isNew && nucleusOf(device).isLite) {
    // Nucleus Lite doesn't support deployments to a single thing.
    return device;
  }
  const selected = isNew ? revision : fixFor(fleet, device, now, random);
  return queued(device, selected, now);
}

/** Advances the oldest unfinished deployment: from queued to in progress, then to success or failure. */
export function moveDeployment(
  fleet: FleetState,
  device: SimulatedDevice,
  now: number,
  random: Random,
): SimulatedDevice {
  const waiting = device.effectiveDeployments.findLast(isWaiting);
  if (waiting === undefined) {
    return device;
  }
  if (waiting.coreDeviceExecutionStatus === 'QUEUED') {
    return started(device, waiting, now);
  }
  const cloud = fleet.cloudDeployment(waiting.deploymentId ?? '');
  return random.chance(0.3)
    ? failedOn(device, waiting, failureOn(nucleusOf(device), cloud?.components ?? {}, random), now)
    : succeeded(device, waiting, cloud, now);
}
