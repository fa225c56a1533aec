import type { Lifecycle } from './recipe';

type Platform = Readonly<Record<string, string>>;

/** What is known of a component that AWS provides. */
export interface AwsProfile {
  readonly description: string;
  readonly type: 'aws.greengrass.plugin' | 'aws.greengrass.nucleus' | 'aws.greengrass.generic';
  readonly file: string;
  readonly platforms: readonly Platform[];
  readonly steps?: Lifecycle;
  readonly configuration?: object;
  /** Whether the component needs the nucleus or only works with it. */
  readonly dependencyType?: 'HARD' | 'SOFT';
}

const everywhere: readonly Platform[] = [{ os: 'linux' }, { os: 'darwin' }, { os: 'windows' }];
const anyPlatform: readonly Platform[] = [{}];

/** A component that runs in the JVM of the nucleus, which has no steps. */
function plugin(description: string, file: string, configuration?: object): AwsProfile {
  const type = 'aws.greengrass.plugin';
  return { description, type, file, platforms: anyPlatform, ...(configuration === undefined ? {} : { configuration }) };
}

/** By the part of the name after `aws.greengrass.`. */
const profiles: Readonly<Record<string, AwsProfile>> = {
  Nucleus: {
    description: 'Core functionality for device side orchestration of deployments and lifecycle management.',
    type: 'aws.greengrass.nucleus',
    file: 'aws.greengrass.nucleus.zip',
    platforms: everywhere,
    steps: {
      Bootstrap: {
        Script: 'sh {artifacts:decompressedPath}/aws.greengrass.nucleus/bin/loader',
        RequiresPrivilege: true,
      },
    },
    configuration: {
      jvmOptions: '-Xmx128m',
      logging: { level: 'INFO' },
      runWithDefault: { posixUser: 'ggc_user:ggc_group' },
      interpolateComponentConfiguration: true,
    },
  },
  Cli: plugin('Local deployments and logs on the command line.', 'aws.greengrass.Cli.jar', {
    AuthorizedPosixGroups: null,
  }),
  TokenExchangeService: plugin('AWS credentials for components.', 'TokenExchangeService.jar', { port: 0 }),
  LogManager: plugin('Uploads logs to Amazon CloudWatch Logs.', 'LogManager.jar', {
    logsUploaderConfiguration: { systemLogsConfiguration: { uploadToCloudWatch: 'true' } },
    periodicUploadIntervalSec: '300',
  }),
  SecureTunneling: {
    description: 'Secure tunnels to a device behind a firewall.',
    type: 'aws.greengrass.generic',
    file: 'GreengrassV2SecureTunnelingComponent.zip',
    platforms: [
      { os: 'linux', architecture: 'amd64' },
      { os: 'linux', architecture: 'aarch64' },
    ],
    steps: { Run: 'java -jar {artifacts:decompressedPath}/GreengrassV2SecureTunnelingComponent/tunnel.jar' },
    configuration: { OS_DIST_INFO: 'auto' },
  },
  StreamManager: {
    description: 'Exports streams of data to the AWS Cloud.',
    type: 'aws.greengrass.generic',
    file: 'aws.greengrass.StreamManager.zip',
    platforms: [{ os: 'linux' }, { os: 'windows' }],
    steps: {
      Bootstrap: {
        Script: 'java -jar {artifacts:decompressedPath}/aws.greengrass.StreamManager/check.jar',
        Timeout: 60,
      },
      Startup: {
        Script: 'java -jar {artifacts:decompressedPath}/aws.greengrass.StreamManager/server.jar',
        Timeout: 120,
      },
    },
    configuration: { STREAM_MANAGER_SERVER_PORT: '8088', STREAM_MANAGER_AUTHENTICATE_CLIENT: 'true' },
  },
  DockerApplicationManager: plugin('Downloads container images.', 'DockerApplicationManager.jar'),
  ShadowManager: plugin('Keeps device shadows on the device and synchronizes them.', 'ShadowManager.jar', {
    strategy: { type: 'realTime' },
    synchronize: { maxOutboundSyncUpdatesPerSecond: 100 },
  }),
  DiskSpooler: plugin('Keeps messages to AWS IoT Core on disk.', 'DiskSpooler.jar', {
    maxSizeInBytes: 2_621_440,
  }),
};

/** The profile of a component that AWS provides. */
export function awsProfileOf(componentName: string): AwsProfile {
  const name = componentName.replace('aws.greengrass.', '');
  const known = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
  return known ?? plugin(`${name}.`, `${name}.jar`);
}
