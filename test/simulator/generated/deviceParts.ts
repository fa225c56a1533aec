import type { SimulatedComponent, SimulatedDeployment, SimulatedDevice } from '../fleetFile';
import { hours, minutes, revisionIds, targetArn, type Random } from './random';

/** The nucleus of a device, which decides what the device reports. */
export interface NucleusKind {
  readonly coreVersion: string;
  readonly isLite: boolean;
}

/** Whether a nucleus 2 has at least this minor version. */
export function isAtLeast(coreVersion: string, minor: number): boolean {
  return Number(coreVersion.split('.')[1]) >= minor;
}

/** A successful deployment to a thing group, with overrides. */
export function groupDeployment(
  random: Random,
  group: string,
  deploymentName: string,
  age: number,
  overrides: SimulatedDeployment = {},
): SimulatedDeployment {
  const target = targetArn('thinggroup', group);
  return {
    ...revisionIds(random, target),
    deploymentName,
    targetArn: target,
    coreDeviceExecutionStatus: 'SUCCEEDED',
    reason: 'SUCCESSFUL',
    creationTimestamp: -age,
    modifiedTimestamp: -age + 90 + random.below(10 * minutes),
    statusDetails: { errorStack: [], errorTypes: [] },
    ...overrides,
  };
}

/** A successful deployment to a single thing, with overrides. */
export function thingDeployment(
  random: Random,
  thing: string,
  deploymentName: string,
  age: number,
  overrides: SimulatedDeployment = {},
): SimulatedDeployment {
  const target = targetArn('thing', thing);
  return {
    ...groupDeployment(random, thing, deploymentName, age),
    ...revisionIds(random, target),
    iotJobArn: undefined,
    targetArn: target,
    coreDeviceExecutionStatus: 'COMPLETED',
    ...overrides,
  };
}

/** A running component, with overrides. */
export function component(
  componentName: string,
  componentVersion: string,
  source: string,
  age: number,
  overrides: SimulatedComponent = {},
): SimulatedComponent {
  return {
    componentName,
    componentVersion,
    lifecycleState: 'RUNNING',
    isRoot: true,
    lastStatusChangeTimestamp: -age,
    lastReportedTimestamp: -Math.min(age, 5 * hours),
    lastInstallationSource: source,
    lifecycleStatusCodes: [],
    ...overrides,
  };
}

const builtIn = ['DeploymentService', 'FleetStatusService', 'TelemetryAgent', 'UpdateSystemPolicyService'];

/** Components that every classic nucleus reports besides those of deployments: itself and its dependencies. */
export function systemComponents(coreVersion: string, source: string, age: number): readonly SimulatedComponent[] {
  const dependency = { isRoot: false };
  return [
    component('aws.greengrass.Nucleus', coreVersion, source, age, { lifecycleState: 'FINISHED' }),
    component('aws.greengrass.Cli', coreVersion, source, age, dependency),
    component('aws.greengrass.TokenExchangeService', '2.0.3', source, age, dependency),
    ...builtIn.map((name) => ({
      ...component(name, '0.0.0', source, age, dependency),
      lastInstallationSource: undefined,
    })),
  ];
}

/** Effective deployments as a device with this nucleus reports them. */
export function reportedDeployments(
  { coreVersion, isLite }: NucleusKind,
  deployments: readonly SimulatedDeployment[],
): readonly SimulatedDeployment[] {
  return !isLite && isAtLeast(coreVersion, 8)
    ? deployments
    : deployments.map(({ statusDetails, ...deployment }) => deployment);
}

/** Installed components as a device with this nucleus reports them. */
export function reportedComponents(
  { coreVersion, isLite }: NucleusKind,
  components: readonly SimulatedComponent[],
): readonly SimulatedComponent[] {
  if (!isLite && isAtLeast(coreVersion, 8)) {
    return components;
  }
  return components.map(
    ({ lifecycleStatusCodes, lifecycleStateDetails, lastInstallationSource, lastReportedTimestamp, ...item }) =>
      isLite
        ? { ...item, isRoot: true, lastInstallationSource, lastReportedTimestamp }
        : { ...item, lifecycleStateDetails },
  );
}

/** A core device as its nucleus reports it. UNHEALTHY only if a component is broken. */
export function coreDevice(
  coreDeviceThingName: string,
  nucleus: NucleusKind,
  reportAge: number,
  effectiveDeployments: readonly SimulatedDeployment[],
  installedComponents: readonly SimulatedComponent[],
  overrides: Partial<SimulatedDevice> = {},
): SimulatedDevice {
  const isBroken = installedComponents.some(({ lifecycleState }) => lifecycleState === 'BROKEN');
  return {
    coreDeviceThingName,
    status: isBroken ? 'UNHEALTHY' : 'HEALTHY',
    lastStatusUpdateTimestamp: -reportAge,
    platform: 'linux',
    architecture: nucleus.isLite ? 'aarch64' : 'amd64',
    runtime: nucleus.isLite ? 'aws_nucleus_lite' : 'aws_nucleus_classic',
    coreVersion: nucleus.coreVersion,
    tags: { site: coreDeviceThingName.split('-')[0] ?? '' },
    effectiveDeployments: reportedDeployments(nucleus, effectiveDeployments),
    installedComponents: reportedComponents(nucleus, installedComponents),
    ...overrides,
  };
}
