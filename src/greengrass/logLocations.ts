import { shellQuoted } from '../base/shell';

/** Where logs about a component are. */
export interface LogLocation {
  readonly name: string;
  /** A path, a command or a log group: what the user copies. */
  readonly text: string;
  readonly kind: 'logGroup' | 'onDevice';
}

/** The component that sends logs to CloudWatch. Without it on the device, there are no log groups. */
export const logManager = 'aws.greengrass.LogManager';

/** What the locations of the logs depend on. */
export interface LoggingDevice {
  readonly region: string;
  readonly platform: string | undefined;
  readonly isLite: boolean;
}

/** The path of a log file in the default root folder of the nucleus. */
function logFile(platform: string | undefined, name: string): string {
  return platform === 'windows' ? `C:\\greengrass\\v2\\logs\\${name}.log` : `/greengrass/v2/logs/${name}.log`;
}

/** Where the nucleus of a device logs: a path or a command. */
export function nucleusLog({ platform, isLite }: Omit<LoggingDevice, 'region'>): string {
  return isLite ? 'journalctl on the device' : logFile(platform, 'greengrass');
}

/**
 * Where to find the logs of a component. Plugin components run inside the nucleus and write to its log, so that log is
 * always included. Nucleus Lite writes all logs to the systemd journal.
 */
export function logLocations(
  componentName: string,
  { region, platform, isLite }: LoggingDevice,
): readonly LogLocation[] {
  if (isLite) {
    const unit = shellQuoted(`ggl.${componentName}.service`);
    return [{ name: 'On the device', text: `journalctl -u ${unit}`, kind: 'onDevice' }];
  }
  const groups = '/aws/greengrass';
  return [
    { name: 'On the device', text: logFile(platform, componentName), kind: 'onDevice' },
    { name: 'On the device, nucleus', text: nucleusLog({ platform, isLite }), kind: 'onDevice' },
    { name: 'CloudWatch log group', text: `${groups}/UserComponent/${region}/${componentName}`, kind: 'logGroup' },
    {
      name: 'CloudWatch log group, nucleus',
      text: `${groups}/GreengrassSystemComponent/${region}/System`,
      kind: 'logGroup',
    },
  ];
}
