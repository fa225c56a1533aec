import type { DeviceTarget } from '../addresses/deviceAddress';
import type { OpenedDevice } from '../knownDevice';
import type { Failure } from './failure';

/**
 * What explains why a device is listed for some of its failures: the newest deployment that failed, else the component.
 * @param failures in the order of `failuresOf`; `undefined` stands for an unhealthy status without a known cause
 */
export function failureTarget(failures: readonly (Failure | undefined)[]): DeviceTarget | undefined {
  const failure = failures.find((one) => one?.kind === 'deployment') ?? failures[0];
  switch (failure?.kind) {
    case 'deployment':
      return { kind: 'effectiveDeployment', deploymentId: failure.deployment.deploymentId };
    case 'component':
      return { kind: 'installedComponent', componentName: failure.component.componentName };
    case undefined:
      return undefined;
  }
}

/** Whether a failure is that of a deployment or component on its device. */
export function isFailureAt(failure: Failure, target: DeviceTarget): boolean {
  return failure.kind === 'deployment'
    ? target.kind === 'effectiveDeployment' && target.deploymentId === failure.deployment.deploymentId
    : target.kind === 'installedComponent' && target.componentName === failure.component.componentName;
}

/** What is known about a device, reduced to what failed. Its row then says only how that failed. */
export function reducedTo(opened: OpenedDevice, target: DeviceTarget): OpenedDevice {
  const { deployments, components } = opened;
  return {
    ...opened,
    deployments: deployments?.filter(
      ({ deploymentId }) => target.kind === 'effectiveDeployment' && deploymentId === target.deploymentId,
    ),
    components: components?.filter(
      ({ componentName }) => target.kind === 'installedComponent' && componentName === target.componentName,
    ),
  };
}
