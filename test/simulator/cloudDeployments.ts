import type { CloudDeployment, RequestedComponent, SimulatedDeployment, SimulatedDevice } from './fleetFile';
import { failureScenarios, unknownFailure } from './failureScenarios';
import { everySite, rolloutsOf } from './rollouts';

const details = {
  deploymentPolicies: {
    failureHandlingPolicy: 'ROLLBACK',
    componentUpdatePolicy: { timeoutInSeconds: 60, action: 'NOTIFY_COMPONENTS' },
    configurationValidationPolicy: { timeoutInSeconds: 30 },
  },
  iotJobConfiguration: { timeoutConfig: { inProgressTimeoutInMinutes: 360 } },
  tags: { owner: 'edge-platform' },
};

/** In the cloud, a deployment to a thing group stays ACTIVE whatever happens on the devices. */
function statusOf(targetArn: string, isLatest: boolean): string {
  if (!isLatest) {
    return 'INACTIVE';
  }
  return targetArn.includes(':thinggroup/') ? 'ACTIVE' : 'COMPLETED';
}

/**
 * The deployment of an effective deployment.
 * @param components versions by name
 */
export function cloudDeploymentOf(
  {
    deploymentId = '',
    targetArn = '',
    deploymentName,
    iotJobId,
    iotJobArn,
    creationTimestamp = 0,
  }: SimulatedDeployment,
  revisionId: string,
  isLatest: boolean,
  components: Readonly<Record<string, string>>,
): CloudDeployment {
  return {
    deploymentId,
    targetArn,
    revisionId,
    creationTimestamp,
    ...details,
    isLatestForTarget: isLatest,
    deploymentStatus: statusOf(targetArn, isLatest),
    // The API omits the field if a deployment has no name.
    ...(deploymentName === undefined || deploymentName === '' ? {} : { deploymentName }),
    ...(iotJobId === undefined ? {} : { iotJobId }),
    ...(iotJobArn === undefined ? {} : { iotJobArn }),
    components: Object.fromEntries(
      Object.entries(components).map(([name, componentVersion]) => [name, specificationOf(name, componentVersion)]),
    ),
  };
}

/** Only the fleet's own components have a configuration; those of AWS have none. */
function specificationOf(name: string, componentVersion: string): RequestedComponent {
  return name.startsWith('aws.')
    ? { componentVersion }
    : {
        componentVersion,
        configurationUpdate: {
          merge: JSON.stringify({
            logLevel: 'INFO',
            uplink: { intervalSeconds: 30, broker: 'mqtt.fjordwerk.example' },
          }),
          // The root of the configuration resets all of it.
          reset: [name.endsWith('.LegacyGateway') ? '' : '/uplink/retry'],
        },
        runWith: { posixUser: 'ggc_user:ggc_group', systemResourceLimits: { memory: 262144, cpus: 1.5 } },
      };
}

/** The deployments of a generated fleet. */
export function cloudDeploymentsOfSites(seed: number): readonly CloudDeployment[] {
  return everySite.flatMap((site) =>
    rolloutsOf(site, seed).map(({ shared, revisionId, components }, ago) =>
      cloudDeploymentOf(shared, revisionId, ago === 0, components),
    ),
  );
}

/** Root components that a deployment installed on a device. */
function installedBy(deploymentId: string, { installedComponents }: SimulatedDevice): Readonly<Record<string, string>> {
  return Object.fromEntries(
    installedComponents
      .filter((item) => item.isRoot === true && item.lastInstallationSource === deploymentId)
      .map(({ componentName = '', componentVersion = '' }) => [componentName, componentVersion]),
  );
}

/** Components of a deployment that failed for none of its components. */
const anything: Readonly<Record<string, string>> = { 'com.fjordwerk.PressMonitor': '2.4.1' };

/** Components of an execution: the installed ones, and the one that it failed for. */
function requestedBy(
  { deploymentId = '', reason }: SimulatedDeployment,
  device: SimulatedDevice,
): Readonly<Record<string, string>> {
  const failure = [...failureScenarios, unknownFailure].find((scenario) => scenario.reason === reason);
  const requested = { ...installedBy(deploymentId, device), ...failure?.components };
  return failure !== undefined && Object.keys(requested).length === 0 ? anything : requested;
}

/** The deployments that these devices received. The newest one per target is its latest revision. */
export function cloudDeploymentsOn(devices: readonly SimulatedDevice[]): readonly CloudDeployment[] {
  const found = new Map<string, { readonly deployment: SimulatedDeployment; readonly device: SimulatedDevice }>();
  for (const device of devices) {
    for (const deployment of device.effectiveDeployments) {
      found.set(deployment.deploymentId ?? '', { deployment, device });
    }
  }
  const oldestFirst = [...found.values()].sort(
    (a, b) => (a.deployment.creationTimestamp ?? 0) - (b.deployment.creationTimestamp ?? 0),
  );
  const targets = oldestFirst.map(({ deployment }) => deployment.targetArn);
  return oldestFirst.map(({ deployment, device }, index) => {
    const isLatest = targets.lastIndexOf(deployment.targetArn) === index;
    const revision = targets.slice(0, index + 1).filter((target) => target === deployment.targetArn).length;
    const components = requestedBy(deployment, device);
    return cloudDeploymentOf(deployment, String(revision), isLatest, components);
  });
}
