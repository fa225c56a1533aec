import { visibleName } from '../../base/visibleText';
import { possibleForwarders, type LogLocation, type LogLocations } from '../../greengrass/logLocations';
import type { LogForwarder } from '../../greengrass/logs/cloudLog';
import type { KnownDevice } from '../../greengrass/knownDevice';

const kinds: Readonly<Record<LogLocation['kind'], string>> = {
  file: 'Log file',
  command: 'Command for the log',
  logGroup: 'CloudWatch log group',
};

/** What a log location is: `Log file, nucleus`. */
export function logLocationName({ kind, of, componentName }: LogLocation): string {
  const owner = of === 'nucleus' ? 'nucleus' : componentName;
  return owner === undefined ? kinds[kind] : `${kinds[kind]}, ${visibleName(owner)}`;
}

/** That none of the forwarders that a device can run is installed. */
export function noneInstalled(forwarders: readonly LogForwarder[]): string {
  const names = forwarders.join(' nor ');
  return forwarders.length > 1 ? `neither ${names} is installed` : `${names} isn't installed`;
}

const installed: Readonly<Record<LogForwarder, string>> = {
  'aws.greengrass.LogManager': 'It sends only the logs that it is configured to send.',
  'aws.greengrass.SystemLogForwarder':
    'It sends the logs of all components to this log group and stream, unless its configuration says otherwise.',
};

/** That the forwarders of a device aren't known: one without components hasn't reported any yet. */
export const nothingReported =
  "The core device has reported no components, so it's unknown which log forwarder it has.";

/** What to know about the logs of a component, a sentence each. */
export function logNotes({ forwarders, onDevice }: LogLocations, on: KnownDevice): readonly string[] {
  const hasFile = onDevice.some(({ kind }) => kind === 'file');
  const inCloudWatch =
    forwarders === undefined
      ? ["Load the device's components to see whether it sends logs to CloudWatch."]
      : on.components?.length === 0
        ? [nothingReported]
        : forwarders.length === 0
          ? [`The device sends no logs to CloudWatch: ${noneInstalled(possibleForwarders(on))}.`]
          : forwarders.map((name) => `${name} is installed on the device. ${installed[name]}`);
  return [
    hasFile
      ? 'The paths assume a standard installation in the default root folder of the nucleus.'
      : 'Nucleus Lite writes its logs to the systemd journal.',
    ...inCloudWatch,
  ];
}
