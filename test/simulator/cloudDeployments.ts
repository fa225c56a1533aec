import { settingsOf, specificationOf } from './definitions';
import type { CloudDeployment, SimulatedDeployment, SimulatedDevice } from './fleetFile';
import { sampleFailures } from './sample/failureScenarios';
import { everySite, rolloutsOf } from './rollouts';

/** In the cloud, a deployment to a thing group stays ACTIVE whatever happens on the devices. */
function statusOf(targetArn: string, isLatest: boolean): string {
  if (!isLatest) {
    return 'INACTIVE';
  }
  return targetArn.includes(':thinggroup/') ? 'ACTIVE' : 'COMPLETED';
}

/**
 * The deployment of an effective deployment.
 * @param ago how many revisions for the same target are newer
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
  ago: number,
  components: Readonly<Record<string, string>>,
): CloudDeployment {
  return {
    deploymentId,
    targetArn,
    revisionId,
    creationTimestamp,
    ...settingsOf(ago),
    isLatestForTarget: ago === 0,
    deploymentStatus: statusOf(targetArn, ago === 0),
    // The API omits the field if a deployment has no name.
    ...(deploymentName === undefined || deploymentName === '' ? {} : { deploymentName }),
    ...(iotJobId === undefined ? {} : { iotJobId }),
    ...(iotJobArn === undefined ? {} : { iotJobArn }),
    components: Object.fromEntries(
      Object.entries(components).map(([name, componentVersion]) => [
        name,
        specificationOf(name, componentVersion, ago),
      ]),
    ),
  };
}

/** The deployments of a generated fleet. */
export function cloudDeploymentsOfSites(seed: number): readonly CloudDeployment[] {
  return everySite.flatMap((site) =>
    rolloutsOf(site, seed).map(({ shared, revisionId, components }, ago) =>
      cloudDeploymentOf(shared, revisionId, ago, components),
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
  const failure = sampleFailures.find((scenario) => scenario.reason === reason);
  const requested = { ...installedBy(deploymentId, device), ...failure?.components };
  return failure !== undefined && Object.keys(requested).length === 0 ? anything : requested;
}

/** A version with the next minor version. The components of AWS keep theirs. */
function updated(components: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const next = (version: string): string =>
    version.replace(/^(\d+)\.(\d+)\..*$/u, (_, major: string, minor: string) => `${major}.${Number(minor) + 1}.0`);
  return Object.fromEntries(
    Object.entries(components).map(([name, version]) => [name, name.startsWith('aws.') ? version : next(version)]),
  );
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
  return oldestFirst.map(({ deployment, device }, index) => {
    const isRevision = (other: { readonly deployment: SimulatedDeployment }): boolean =>
      other.deployment.targetArn === deployment.targetArn;
    const revision = oldestFirst.slice(0, index + 1).filter(isRevision).length;
    const ago = oldestFirst.slice(index + 1).filter(isRevision).length;
    const previous = oldestFirst.slice(0, index).findLast(isRevision);
    // A failed revision installed nothing, so its components follow from the revision before.
    const isUpdate = deployment.coreDeviceExecutionStatus === 'FAILED' && previous !== undefined;
    const components = {
      ...(isUpdate ? updated(requestedBy(previous.deployment, previous.device)) : {}),
      ...requestedBy(deployment, device),
    };
    return cloudDeploymentOf(deployment, String(revision), ago, components);
  });
}
