import { powerShellQuoted, shellQuoted } from '../base/shell';
import { nucleusPlugins, nucleusServices } from './componentKind';
import type { KnownDevice } from './knownDevice';
import { logForwarders, logManagerGroup, systemLogGroup, type LogForwarder } from './logs/cloudLog';
import { nucleusOf } from './status/nucleus';

/** Where logs are: on the device or in CloudWatch. */
export interface LogLocation {
  readonly of: 'component' | 'nucleus';
  readonly kind: 'file' | 'command' | 'logGroup';
  /** A path, a command or the name of a log group: what the user copies. */
  readonly text: string;
  /** The log stream, if it is the same every day. */
  readonly stream?: string;
  /** Whose log it is, if logs of several components are listed. */
  readonly componentName?: string;
}

/** Where to find the logs of a component. */
export interface LogLocations {
  readonly onDevice: readonly LogLocation[];
  /** Log groups of the forwarders on the device. Both forwarders can be configured differently. */
  readonly inCloudWatch: readonly LogLocation[];
  /** The forwarders on the device; `undefined` if its components aren't loaded. */
  readonly forwarders: readonly LogForwarder[] | undefined;
}

/** The classic nucleus and its services are listed as components, but have no log of their own. */
const nucleusParts: ReadonlySet<string> = new Set(['aws.greengrass.Nucleus', ...nucleusServices]);

/** How many lines a command shows. */
const shownLines = 200;

/** A device as far as its log files depend on it. */
type LoggingDevice = Pick<KnownDevice, 'device' | 'details'>;

function isWindows({ device }: LoggingDevice): boolean {
  return device.platform?.toLowerCase() === 'windows';
}

function isLite({ device, details }: LoggingDevice): boolean {
  return nucleusOf(device, details).isLite;
}

/** Whether a component has a log of its own and doesn't only write to that of the nucleus. Nucleus Lite has no plugins. */
export function hasOwnLog(componentName: string, on: LoggingDevice): boolean {
  return !nucleusParts.has(componentName) && (isLite(on) || !nucleusPlugins.has(componentName));
}

/** The path of a log file in the default root folder of the nucleus. */
function logFile(on: LoggingDevice, name: string): string {
  return isWindows(on) ? `C:\\greengrass\\v2\\logs\\${name}.log` : `/greengrass/v2/logs/${name}.log`;
}

function fileAndCommand(on: KnownDevice, of: LogLocation['of'], name: string): readonly LogLocation[] {
  const path = logFile(on, name);
  const text = isWindows(on)
    ? `Get-Content -Tail ${shownLines} ${powerShellQuoted(path)}`
    : `sudo tail -n ${shownLines} ${shellQuoted(path)}`;
  return [
    { of, kind: 'file', text: path },
    { of, kind: 'command', text },
  ];
}

/**
 * On the device. The log of the nucleus is always included: it says how the nucleus ran the component. Nucleus Lite writes
 * all logs to the systemd journal.
 */
function onDevice(componentName: string, on: KnownDevice): readonly LogLocation[] {
  if (isLite(on)) {
    const unit = shellQuoted(`ggl.${componentName}.service`);
    return [{ of: 'component', kind: 'command', text: `sudo journalctl -n ${shownLines} -u ${unit}` }];
  }
  const own = hasOwnLog(componentName, on) ? fileAndCommand(on, 'component', componentName) : [];
  return [...own, ...fileAndCommand(on, 'nucleus', 'greengrass')];
}

/**
 * The forwarders that a device can run: the log manager needs the classic nucleus, and the other one a systemd journal.
 */
export function possibleForwarders(on: LoggingDevice): readonly LogForwarder[] {
  return logForwarders.filter((name) => (name === 'aws.greengrass.LogManager' ? !isLite(on) : !isWindows(on)));
}

/** The forwarders that are installed on a device; `undefined` if its components aren't loaded. */
export function forwardersOn(on: KnownDevice): readonly LogForwarder[] | undefined {
  return (
    on.components &&
    possibleForwarders(on).filter((name) => on.components?.some(({ componentName }) => componentName === name))
  );
}

/** The log groups and streams that a forwarder uses unless its configuration changes them. */
function groupsOf(forwarder: LogForwarder, componentName: string, on: KnownDevice): readonly LogLocation[] {
  const { region } = on.place;
  const { coreDeviceThingName: stream } = on.device;
  switch (forwarder) {
    case 'aws.greengrass.LogManager': {
      const groups = [
        { of: 'component', kind: 'logGroup', text: logManagerGroup(region, componentName) },
        { of: 'nucleus', kind: 'logGroup', text: logManagerGroup(region, undefined) },
      ] as const;
      return groups.filter(({ of }) => of === 'nucleus' || hasOwnLog(componentName, on));
    }
    case 'aws.greengrass.SystemLogForwarder':
      // A stream can't have a colon in its name, and this forwarder doesn't replace it.
      return stream.includes(':') ? [] : [{ of: 'component', kind: 'logGroup', text: systemLogGroup, stream }];
  }
}

/** Where to find the logs of a component on a core device. A log group is included only if a forwarder is installed. */
export function logLocations(componentName: string, on: KnownDevice): LogLocations {
  const forwarders = forwardersOn(on);
  return {
    onDevice: onDevice(componentName, on),
    inCloudWatch: (forwarders ?? []).flatMap((forwarder) => groupsOf(forwarder, componentName, on)),
    forwarders,
  };
}

/** Where to find the log of the nucleus. The services of Nucleus Lite share the start of their unit names. */
function nucleusLogLocations(on: KnownDevice): LogLocations {
  const locations = logLocations('aws.greengrass.Nucleus', on);
  const command = `sudo journalctl -n ${shownLines} -u ${shellQuoted('ggl.core.*')}`;
  return isLite(on) ? { ...locations, onDevice: [{ of: 'nucleus', kind: 'command', text: command }] } : locations;
}

/** Each location once. The components of a device can share a log group. */
function distinct(locations: readonly LogLocation[]): readonly LogLocation[] {
  return locations.filter(({ text }, index) => locations.findIndex((other) => other.text === text) === index);
}

/** Where to find the logs of the nucleus and of these components. */
export function logLocationsOf(componentNames: readonly string[], on: KnownDevice): LogLocations {
  const nucleus = nucleusLogLocations(on);
  const own = componentNames.map((componentName) => {
    const { onDevice: files, inCloudWatch: groups } = logLocations(componentName, on);
    const named = (locations: readonly LogLocation[]): readonly LogLocation[] =>
      locations.filter(({ of }) => of === 'component').map((location) => ({ ...location, componentName }));
    return { onDevice: named(files), inCloudWatch: named(groups) };
  });
  return {
    ...nucleus,
    onDevice: distinct([...nucleus.onDevice, ...own.flatMap(({ onDevice: files }) => files)]),
    inCloudWatch: distinct([...nucleus.inCloudWatch, ...own.flatMap(({ inCloudWatch: groups }) => groups)]),
  };
}

/** Where the nucleus of a device logs: a path, or the journal. */
export function nucleusLog(on: LoggingDevice): string {
  return isLite(on) ? 'journalctl on the device' : logFile(on, 'greengrass');
}
