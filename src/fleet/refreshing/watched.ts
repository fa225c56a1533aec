import type { Address } from '../../greengrass/addresses/address';
import type { DeviceAddress } from '../../greengrass/addresses/deviceAddress';
import type { FleetAddress } from '../../greengrass/addresses/fleetAddress';
import { isFailedComponent } from '../../greengrass/failures/failure';
import { overcomeBy } from '../../greengrass/failures/overcome';
import type { CoreDevice, EffectiveDeployment, InstalledComponent, ListedDeployment } from '../../greengrass/model';
import type { Rollout } from '../../greengrass/rollouts/rollout';
import { hasUnfinished, isInTransition, isUnfinished } from '../../greengrass/status/progress';

/** Address of a core device, or of a deployment on one. */
export type WatchedDeviceAddress = Exclude<DeviceAddress, { readonly kind: 'installedComponent' }>;

/** Address of a deployment to a thing group. */
export type WatchedRolloutAddress = FleetAddress & { readonly kind: 'deployment'; readonly deploymentId: string };

/** Address of what can be watched. */
export type WatchedAddress = WatchedDeviceAddress | WatchedRolloutAddress;

/** Whether an address names one deployment, and so a rollout that can be watched. */
export function isRolloutAddress(address: Address): address is WatchedRolloutAddress {
  return address.kind === 'deployment' && address.deploymentId !== undefined;
}

/** A watched core device or deployment on one, with the latest state of the deployment. */
export interface WatchedDeviceItem {
  readonly address: WatchedDeviceAddress;
  readonly deployment: EffectiveDeployment | undefined;
}

/** A watched rollout. */
export interface WatchedRolloutItem {
  readonly address: WatchedRolloutAddress;
  /** `undefined` until known. */
  readonly rollout: ListedDeployment | undefined;
}

export type WatchedItem = WatchedDeviceItem | WatchedRolloutItem;

/** State of a watched device at one moment. */
export interface WatchedDevice {
  readonly device: CoreDevice;
  readonly deployments: readonly EffectiveDeployment[];
  readonly components: readonly InstalledComponent[];
}

/** How a watch ended. */
export type WatchOutcome =
  | { readonly kind: 'deploymentEnded'; readonly deployment: EffectiveDeployment }
  | ({ readonly kind: 'deviceSettled' } & WatchedDevice)
  /** The device doesn't exist, or no longer has the deployment. */
  | { readonly kind: 'gone'; readonly deployment: EffectiveDeployment | undefined }
  /** Its connection was removed from the views. */
  | { readonly kind: 'disconnected' }
  | {
      readonly kind: 'timeUp';
      readonly deployment: EffectiveDeployment | undefined;
      /** `unknown` if no read succeeded. */
      readonly state: 'inProgress' | 'unchanged' | 'unknown';
    };

/** How the watch of a rollout ended. */
export type RolloutWatchOutcome =
  /** No device changes, or the rollout isn't active: see `phaseOf`. */
  | { readonly kind: 'rolloutEnded'; readonly rollout: Rollout }
  /** The rollout was still going on; `undefined` if nothing about it is known. */
  | { readonly kind: 'timeUp'; readonly rollout: Rollout | undefined }
  /** Its connection was removed from the views. */
  | { readonly kind: 'disconnected'; readonly deployment: ListedDeployment | undefined };

/** A watch of a core device or of a deployment on one that has ended. */
export interface EndedDeviceWatch {
  readonly address: WatchedDeviceAddress;
  readonly outcome: WatchOutcome;
}

/** A watch of a rollout that has ended. */
export interface EndedRolloutWatch {
  readonly address: WatchedRolloutAddress;
  readonly outcome: RolloutWatchOutcome;
}

export type EndedWatch = EndedDeviceWatch | EndedRolloutWatch;

/** Whether a watch was about a rollout. */
export function isRolloutWatch(ended: EndedWatch): ended is EndedRolloutWatch {
  return ended.address.kind === 'deployment';
}

/** Whether a deployment or component of a device is in progress. */
export function isInProgress({ deployments, components }: WatchedDevice): boolean {
  return hasUnfinished(deployments) || components.some(isInTransition);
}

/** The deployments of a device without those that a later deployment has overcome. */
function notOvercome({ deployments }: WatchedDevice): readonly EffectiveDeployment[] {
  return deployments.filter((deployment) => overcomeBy(deployment, deployments) === undefined);
}

function changedDeployments(before: WatchedDevice, now: WatchedDevice): readonly EffectiveDeployment[] {
  return notOvercome(now).filter((deployment) => {
    const earlier = before.deployments.find(({ deploymentId }) => deploymentId === deployment.deploymentId);
    return (
      earlier?.coreDeviceExecutionStatus !== deployment.coreDeviceExecutionStatus ||
      earlier?.modifiedTimestamp?.getTime() !== deployment.modifiedTimestamp?.getTime()
    );
  });
}

/** Components that started to fail, recovered, or fail with another state. */
function changedComponents(before: WatchedDevice, now: WatchedDevice): readonly InstalledComponent[] {
  return now.components.filter((component) => {
    const earlier = before.components.find(({ componentName }) => componentName === component.componentName);
    const failing = [earlier, component].map((one) => (one && isFailedComponent(one) ? one.lifecycleState : undefined));
    return failing[0] !== failing[1];
  });
}

/**
 * The current state of everything that was in progress; `undefined` until all of it has ended. Deployments and
 * components that are gone count as ended.
 */
function endedSince(before: WatchedDevice, now: WatchedDevice): WatchedDevice | undefined {
  const deploymentIds = new Set(
    before.deployments.filter((one) => isUnfinished(one, before.deployments)).map(({ deploymentId }) => deploymentId),
  );
  const names = new Set(before.components.filter(isInTransition).map(({ componentName }) => componentName));
  const deployments = notOvercome(now).filter(({ deploymentId }) => deploymentIds.has(deploymentId));
  const components = now.components.filter(({ componentName }) => names.has(componentName));
  const ended = { device: now.device, deployments, components };
  return isInProgress(ended) ? undefined : ended;
}

/**
 * The changes of a watched device once it has settled; `undefined` until then. A device settles when everything that was
 * in progress has ended. If nothing was in progress, it settles when something has changed and nothing is in progress.
 */
export function settledSince(before: WatchedDevice, now: WatchedDevice): WatchedDevice | undefined {
  if (isInProgress(before)) {
    return endedSince(before, now);
  }
  const deployments = changedDeployments(before, now);
  const components = changedComponents(before, now);
  const isChanged = deployments.length + components.length > 0 || before.device.status !== now.device.status;
  return isChanged && !isInProgress(now) ? { device: now.device, deployments, components } : undefined;
}
