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

/**
 * A component of a revision. Only the fleet's own components have a configuration; those of AWS have none.
 * @param ago how many revisions for the same target are newer
 */
export function specificationOf(name: string, componentVersion: string, ago: number): RequestedComponent {
  return name.startsWith('aws.')
    ? { componentVersion }
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
