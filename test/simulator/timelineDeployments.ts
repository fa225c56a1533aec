import { cloudDeploymentOf } from './cloudDeployments';
import { componentFailures, failed } from './componentFailures';
import { reportedDeployments } from './deviceParts';
import type { CloudDeployment, SimulatedComponent, SimulatedDeployment, SimulatedDevice } from './fleetFile';
import type { FleetState } from './fleetState';
import { failureOn } from './generateLists';
import { hours, revisionIds, targetArn, type Random } from './random';
import { nucleusOf, recovered, reported } from './timelineComponents';

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

function versionsOf({ components = {} }: CloudDeployment): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(components).map(([name, { componentVersion }]) => [name, nextPatch(componentVersion)]),
  );
}

/** The latest revision for a target, or another one that replaces it once it is an hour old. */
function revisionFor(fleet: FleetState, target: string, now: number, random: Random): CloudDeployment | undefined {
  const latest = fleet
    .cloudDeployments()
    .find(({ targetArn: other, isLatestForTarget }) => other === target && isLatestForTarget);
  if (latest === undefined || now - latest.creationTimestamp < hours) {
    return latest;
  }
  const revision = cloudDeploymentOf(
    {
      ...revisionIds(random, target),
      targetArn: target,
      deploymentName: latest.deploymentName,
      creationTimestamp: now,
    },
    String(Number(latest.revisionId) + 1),
    true,
    versionsOf(latest),
  );
  fleet.putCloudDeployment({ ...latest, isLatestForTarget: false, deploymentStatus: 'INACTIVE' });
  fleet.putCloudDeployment(revision);
  return revision;
}

/** A deployment to this device alone. It has no components and reinstalls failing ones. */
function fixFor(fleet: FleetState, device: SimulatedDevice, now: number, random: Random): CloudDeployment {
  const target = targetArn('thing', device.coreDeviceThingName);
  const fix = cloudDeploymentOf(
    { ...revisionIds(random, target), targetArn: target, deploymentName: 'hotfix', creationTimestamp: now },
    '1',
    true,
    {},
  );
  fleet.putCloudDeployment(fix);
  return fix;
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
  const { deploymentId, targetArn: target, deploymentName, iotJobId, iotJobArn, creationTimestamp } = selected;
  const queued = {
    deploymentId,
    targetArn: target,
    deploymentName,
    iotJobId,
    iotJobArn,
    creationTimestamp,
    coreDeviceExecutionStatus: 'QUEUED',
    modifiedTimestamp: now,
  };
  return { ...device, effectiveDeployments: [queued, ...received] };
}

/** The components after a successful deployment: its versions, with broken ones reinstalled. */
function installedFrom(
  device: SimulatedDevice,
  cloud: CloudDeployment | undefined,
  now: number,
): readonly SimulatedComponent[] {
  const { deploymentId, components = {} } = cloud ?? { deploymentId: 'LOCAL' };
  return device.installedComponents.map((item) => {
    const version = components[item.componentName ?? '']?.componentVersion;
    const isFailing = item.lifecycleState === 'BROKEN' || item.lifecycleState === 'ERRORED';
    return version === undefined && !isFailing
      ? item
      : {
          ...recovered(item, now),
          componentVersion: version ?? item.componentVersion,
          lastInstallationSource: deploymentId,
        };
  });
}

/** The first component stays broken if a deployment failed and wasn't rolled back. */
function leftBroken(device: SimulatedDevice, reason: string, now: number): readonly SimulatedComponent[] {
  const [first, ...rest] = device.installedComponents;
  return first === undefined || !/NOT_REQUESTED|UNABLE_TO_ROLLBACK/u.test(reason)
    ? device.installedComponents
    : [{ ...first, ...failed('BROKEN', componentFailures[0], now), lastReportedTimestamp: now }, ...rest];
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
  const change = (outcome: SimulatedDeployment): readonly SimulatedDeployment[] =>
    reportedDeployments(
      nucleusOf(device),
      device.effectiveDeployments.map((item) =>
        item === waiting ? { ...item, ...outcome, modifiedTimestamp: now } : item,
      ),
    );
  if (waiting.coreDeviceExecutionStatus === 'QUEUED') {
    return { ...device, effectiveDeployments: change({ coreDeviceExecutionStatus: 'IN_PROGRESS' }) };
  }
  if (random.chance(0.3)) {
    const requested = fleet.cloudDeployment(waiting.deploymentId ?? '')?.components ?? {};
    const outcome = failureOn(nucleusOf(device), requested, random);
    const installedComponents = leftBroken(device, outcome.reason ?? '', now);
    return reported({ ...device, effectiveDeployments: change(outcome), installedComponents }, now);
  }
  const isForGroup = waiting.targetArn?.includes(':thinggroup/') === true;
  const effectiveDeployments = change({
    coreDeviceExecutionStatus: isForGroup ? 'SUCCEEDED' : 'COMPLETED',
    reason: 'SUCCESSFUL',
    statusDetails: { errorStack: [], errorTypes: [] },
  });
  const installedComponents = installedFrom(device, fleet.cloudDeployment(waiting.deploymentId ?? ''), now);
  return reported({ ...device, effectiveDeployments, installedComponents }, now);
}
