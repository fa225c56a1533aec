import { componentFailures, failed } from '../sample/componentFailures';
import { reportedDeployments } from '../generated/deviceParts';
import type { CloudDeployment, SimulatedComponent, SimulatedDeployment, SimulatedDevice } from '../fleetFile';
import { nucleusOf, recovered, reported } from './timelineComponents';

/** A device that a deployment is queued for. */
export function queued(device: SimulatedDevice, deployment: CloudDeployment, now: number): SimulatedDevice {
  const { deploymentId, targetArn, deploymentName, iotJobId, iotJobArn, creationTimestamp } = deployment;
  const added = {
    deploymentId,
    targetArn,
    deploymentName,
    iotJobId,
    iotJobArn,
    creationTimestamp,
    coreDeviceExecutionStatus: 'QUEUED',
    modifiedTimestamp: now,
  };
  return { ...device, effectiveDeployments: [added, ...device.effectiveDeployments] };
}

function withOutcome(
  device: SimulatedDevice,
  deployment: SimulatedDeployment,
  outcome: SimulatedDeployment,
  now: number,
): SimulatedDevice {
  const effectiveDeployments = device.effectiveDeployments.map((item) =>
    item === deployment ? { ...item, ...outcome, modifiedTimestamp: now } : item,
  );
  return { ...device, effectiveDeployments: reportedDeployments(nucleusOf(device), effectiveDeployments) };
}

/** A device that has started one of its deployments. */
export function started(device: SimulatedDevice, deployment: SimulatedDeployment, now: number): SimulatedDevice {
  return withOutcome(device, deployment, { coreDeviceExecutionStatus: 'IN_PROGRESS' }, now);
}

/** A device after one of its deployments was canceled. */
export function canceled(device: SimulatedDevice, deployment: SimulatedDeployment, now: number): SimulatedDevice {
  return withOutcome(device, deployment, { coreDeviceExecutionStatus: 'CANCELED' }, now);
}

/** The first component stays broken if a deployment failed and wasn't rolled back. */
function leftBroken(device: SimulatedDevice, reason: string, now: number): readonly SimulatedComponent[] {
  const [first, ...rest] = device.installedComponents;
  return first === undefined || !/NOT_REQUESTED|UNABLE_TO_ROLLBACK/u.test(reason)
    ? device.installedComponents
    : [{ ...first, ...failed('BROKEN', componentFailures[0], now), lastReportedTimestamp: now }, ...rest];
}

/** A device that reports that one of its deployments failed. */
export function failedOn(
  device: SimulatedDevice,
  deployment: SimulatedDeployment,
  failure: SimulatedDeployment,
  now: number,
): SimulatedDevice {
  const installedComponents = leftBroken(device, failure.reason ?? '', now);
  return reported({ ...withOutcome(device, deployment, failure, now), installedComponents }, now);
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

/** A device that reports that one of its deployments succeeded. */
export function succeeded(
  device: SimulatedDevice,
  deployment: SimulatedDeployment,
  cloud: CloudDeployment | undefined,
  now: number,
): SimulatedDevice {
  const isForGroup = deployment.targetArn?.includes(':thinggroup/') === true;
  const outcome = {
    coreDeviceExecutionStatus: isForGroup ? 'SUCCEEDED' : 'COMPLETED',
    reason: 'SUCCESSFUL',
    statusDetails: { errorStack: [], errorTypes: [] },
  };
  const installedComponents = installedFrom(device, cloud, now);
  return reported({ ...withOutcome(device, deployment, outcome, now), installedComponents }, now);
}
