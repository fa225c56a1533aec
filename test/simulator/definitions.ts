import type { CloudDeployment, RequestedComponent } from './fleetFile';

/** The parts of a deployment that all targets have in common. */
type Settings = Pick<CloudDeployment, 'deploymentPolicies' | 'iotJobConfiguration' | 'tags'>;

const latest = {
  deploymentPolicies: {
    failureHandlingPolicy: 'ROLLBACK',
    componentUpdatePolicy: { timeoutInSeconds: 60, action: 'NOTIFY_COMPONENTS' },
    configurationValidationPolicy: { timeoutInSeconds: 30 },
  },
  iotJobConfiguration: { timeoutConfig: { inProgressTimeoutInMinutes: 360 } },
  tags: { owner: 'edge-platform' },
} satisfies Settings;

/**
 * The settings of a revision. Older ones gave components more time, and the oldest ones weren't rolled back.
 * @param ago how many revisions for the same target are newer
 */
export function settingsOf(ago: number): Settings {
  if (ago === 0) {
    return latest;
  }
  const deploymentPolicies = {
    ...latest.deploymentPolicies,
    componentUpdatePolicy: { timeoutInSeconds: 120, action: 'NOTIFY_COMPONENTS' },
  };
  return {
    ...latest,
    deploymentPolicies: ago === 1 ? deploymentPolicies : { ...deploymentPolicies, failureHandlingPolicy: 'DO_NOTHING' },
  };
}

/** Configurations of the latest revision, the one before, and all older ones. */
const configurations = [
  { logLevel: 'INFO', uplink: { intervalSeconds: 30, broker: 'mqtt.fjordwerk.example' } },
  { logLevel: 'INFO', uplink: { intervalSeconds: 60, broker: 'mqtt.fjordwerk.example' } },
  { logLevel: 'DEBUG', uplink: { intervalSeconds: 60, broker: 'mqtt-1.fjordwerk.example', retry: { maximum: 3 } } },
] as const;

/** The components whose logs are sent to CloudWatch. The others of the fleet's own components aren't configured. */
const loggedComponents = [
  'PressMonitor',
  'PaintRobot',
  'TurbineGateway',
  'TransformerWatch',
  'WeldController',
  'ColdChain',
  'LabelPrinter',
  'CellarClimate',
] as const;

/** The configurations of the components of AWS that have one, the same in every revision. */
const awsConfigurations: Readonly<Record<string, object>> = {
  'aws.greengrass.LogManager': {
    logsUploaderConfiguration: {
      componentLogsConfigurationMap: Object.fromEntries(
        loggedComponents.map((name) => [`com.fjordwerk.${name}`, { minimumLogLevel: 'INFO', diskSpaceLimit: '10' }]),
      ),
      systemLogsConfiguration: { uploadToCloudWatch: 'true', minimumLogLevel: 'INFO' },
    },
    periodicUploadIntervalSec: '300',
  },
  'aws.greengrass.SystemLogForwarder': { logGroup: 'fjordwerk/pumps', maxUploadIntervalSec: 60 },
};

/** A component of AWS in a revision. */
function awsSpecification(name: string, componentVersion: string): RequestedComponent {
  const configuration = awsConfigurations[name];
  return configuration === undefined
    ? { componentVersion }
    : { componentVersion, configurationUpdate: { merge: JSON.stringify(configuration), reset: [] } };
}

/**
 * A component of a revision. The fleet's own components and those that send logs have a configuration.
 * @param ago how many revisions for the same target are newer
 */
export function specificationOf(name: string, componentVersion: string, ago: number): RequestedComponent {
  return name.startsWith('aws.')
    ? awsSpecification(name, componentVersion)
    : {
        componentVersion,
        configurationUpdate: {
          merge: JSON.stringify(configurations[ago] ?? configurations[2]),
          // The root of the configuration resets all of it.
          reset: ago > 1 ? [] : [name.endsWith('.LegacyGateway') ? '' : '/uplink/retry'],
        },
        runWith: {
          posixUser: 'ggc_user:ggc_group',
          systemResourceLimits: { memory: ago > 1 ? 131072 : 262144, cpus: 1.5 },
        },
      };
}
