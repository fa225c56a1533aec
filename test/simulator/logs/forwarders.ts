import type { CloudDeployment, SimulatedComponent, SimulatedDevice } from '../fleetFile';

/** A log that a device sends to CloudWatch. */
export interface ForwardedLog {
  readonly logGroupName: string;
  /** The stream of a UTC day such as `2026/11/29`; the same for all days with SystemLogForwarder. */
  readonly streamOf: (day: string) => string;
  /** Whose lines it has. `undefined`: the nucleus. */
  readonly componentNames: readonly (string | undefined)[];
  /** Whether the log arrives only when its file is rotated, once an hour: LogManager before 2.3.0. */
  readonly isRotatedOnly: boolean;
}

/** Returns a deployment by its ID. */
export type DeploymentById = (deploymentId: string) => CloudDeployment | undefined;

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** The configuration that the last deployment of a component merged. */
function configurationOf(
  { componentName = '', lastInstallationSource = '' }: SimulatedComponent,
  deploymentById: DeploymentById,
): unknown {
  const merge = deploymentById(lastInstallationSource)?.components?.[componentName]?.configurationUpdate?.merge;
  return merge === undefined ? undefined : JSON.parse(merge);
}

function isBefore230(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < 2 || (major === 2 && minor < 3);
}

/** LogManager sends only what its configuration names. */
function sentByLogManager(
  device: SimulatedDevice,
  region: string,
  manager: SimulatedComponent,
  deploymentById: DeploymentById,
): readonly ForwardedLog[] {
  const configuration = memberOf(configurationOf(manager, deploymentById), 'logsUploaderConfiguration');
  const map = memberOf(configuration, 'componentLogsConfigurationMap');
  const named = typeof map === 'object' && map !== null ? Object.keys(map) : [];
  const isSystemSent =
    String(memberOf(memberOf(configuration, 'systemLogsConfiguration'), 'uploadToCloudWatch')) === 'true';
  const thing = device.coreDeviceThingName.replaceAll(':', '+');
  const sent = (group: string, componentName: string | undefined): ForwardedLog => ({
    logGroupName: `/aws/greengrass/${group}`,
    streamOf: (day) => `/${day}/thing/${thing}`,
    componentNames: [componentName],
    isRotatedOnly: isBefore230(manager.componentVersion ?? ''),
  });
  const installed = new Set(device.installedComponents.map(({ componentName }) => componentName));
  return [
    ...named.filter((name) => installed.has(name)).map((name) => sent(`UserComponent/${region}/${name}`, name)),
    ...(isSystemSent ? [sent(`GreengrassSystemComponent/${region}/System`, undefined)] : []),
  ];
}

/** SystemLogForwarder sends the whole journal to one stream. */
function sentByForwarder(
  device: SimulatedDevice,
  forwarder: SimulatedComponent,
  deploymentById: DeploymentById,
): readonly ForwardedLog[] {
  const configuration = configurationOf(forwarder, deploymentById);
  const [group, stream] = ['logGroup', 'logStream'].map((name) => memberOf(configuration, name));
  const streamName = typeof stream === 'string' && stream !== '' ? stream : device.coreDeviceThingName;
  if (streamName.includes(':')) {
    return [];
  }
  return [
    {
      logGroupName: typeof group === 'string' ? group : 'greengrass/systemLogs',
      streamOf: () => streamName,
      componentNames: [undefined, ...device.installedComponents.flatMap(({ componentName }) => componentName ?? [])],
      isRotatedOnly: false,
    },
  ];
}

/** The logs that a device sends to CloudWatch, by what is installed on it and how it was configured. */
export function forwardedLogs(
  device: SimulatedDevice,
  region: string,
  deploymentById: DeploymentById,
): readonly ForwardedLog[] {
  const isLite = device.runtime === 'aws_nucleus_lite';
  return device.installedComponents.flatMap((component) => {
    switch (component.componentName) {
      case 'aws.greengrass.LogManager':
        return isLite ? [] : sentByLogManager(device, region, component, deploymentById);
      case 'aws.greengrass.SystemLogForwarder':
        return sentByForwarder(device, component, deploymentById);
      default:
        return [];
    }
  });
}
