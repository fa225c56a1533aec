import type { DeviceAddress } from '../../greengrass/addresses/deviceAddress';
import { isFailedComponent } from '../../greengrass/failures/failure';
import type { CoreDevice, EffectiveDeployment, InstalledComponent } from '../../greengrass/model';
import { isInTransition, isUnderWay } from '../../greengrass/status/underWay';

/** What can be watched: a core device, or a deployment on one. */
export type WatchedAddress = Exclude<DeviceAddress, { readonly kind: 'installedComponent' }>;

/** What is watched, and the deployment as it was last seen where it is one. */
export interface WatchedThing {
  readonly address: WatchedAddress;
  readonly deployment: EffectiveDeployment | undefined;
}

/** A device at one moment, as a watch sees it. */
export interface WatchedDevice {
  readonly device: CoreDevice;
  readonly deployments: readonly EffectiveDeployment[];
  readonly components: readonly InstalledComponent[];
}

/** How a watch ended. */
export type WatchOutcome =
  | { readonly kind: 'deploymentEnded'; readonly deployment: EffectiveDeployment }
  | ({ readonly kind: 'deviceSettled' } & WatchedDevice)
  /** There is no such device, or the device no longer has the deployment. */
  | { readonly kind: 'gone'; readonly deployment: EffectiveDeployment | undefined }
  /** Its connection is not shown any more. */
  | { readonly kind: 'disconnected' }
  | {
      readonly kind: 'timeUp';
      readonly deployment: EffectiveDeployment | undefined;
      /** `unknown` where it could never be read. */
      readonly state: 'underWay' | 'unchanged' | 'unknown';
    };

/** Whether anything on a device has not come to its end. */
export function hasUnderWay({ deployments, components }: WatchedDevice): boolean {
  return deployments.some(isUnderWay) || components.some(isInTransition);
}

function changedDeployments(before: WatchedDevice, now: WatchedDevice): readonly EffectiveDeployment[] {
  return now.deployments.filter((deployment) => {
    const earlier = before.deployments.find(({ deploymentId }) => deploymentId === deployment.deploymentId);
    return (
      earlier?.coreDeviceExecutionStatus !== deployment.coreDeviceExecutionStatus ||
      earlier?.modifiedTimestamp?.getTime() !== deployment.modifiedTimestamp?.getTime()
    );
  });
}

/** Components that fail in another way than before, or no longer. */
function changedComponents(before: WatchedDevice, now: WatchedDevice): readonly InstalledComponent[] {
  return now.components.filter((component) => {
    const earlier = before.components.find(({ componentName }) => componentName === component.componentName);
    const failing = [earlier, component].map((one) => (one && isFailedComponent(one) ? one.lifecycleState : undefined));
    return failing[0] !== failing[1];
  });
}

/** What was under way before, as it is now; `undefined` until all of it has ended. What is gone has ended, too. */
function whatEnded(before: WatchedDevice, now: WatchedDevice): WatchedDevice | undefined {
  const deploymentIds = new Set(before.deployments.filter(isUnderWay).map(({ deploymentId }) => deploymentId));
  const names = new Set(before.components.filter(isInTransition).map(({ componentName }) => componentName));
  const deployments = now.deployments.filter(({ deploymentId }) => deploymentIds.has(deploymentId));
  const components = now.components.filter(({ componentName }) => names.has(componentName));
  const ended = { device: now.device, deployments, components };
  return hasUnderWay(ended) ? undefined : ended;
}

/**
 * What has come of a watched device, with only what changed on it: once what was under way has ended, or, if nothing
 * was, once something has changed and nothing is under way any more. `undefined` until then.
 */
export function settledSince(before: WatchedDevice, now: WatchedDevice): WatchedDevice | undefined {
  if (hasUnderWay(before)) {
    return whatEnded(before, now);
  }
  const deployments = changedDeployments(before, now);
  const components = changedComponents(before, now);
  const isChanged = deployments.length + components.length > 0 || before.device.status !== now.device.status;
  return isChanged && !hasUnderWay(now) ? { device: now.device, deployments, components } : undefined;
}
