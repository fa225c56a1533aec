import type { DeviceTarget } from '../addresses/deviceAddress';
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
