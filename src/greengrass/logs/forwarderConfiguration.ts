import { flag, isObject, list, member, object, string } from '../../base/json';

/** What the configuration of aws.greengrass.LogManager says about the logs that it sends. */
export interface LogManagerConfiguration {
  /** The components whose logs it sends. */
  readonly componentNames: ReadonlySet<string>;
  /** Whether it sends the log of the nucleus; `undefined` if the configuration doesn't say. */
  readonly isSystemLogSent: boolean | undefined;
}

/** Where the configuration of aws.greengrass.SystemLogForwarder sends the journal. `undefined`: to the default. */
export interface SystemLogForwarderConfiguration {
  readonly logGroup: string | undefined;
  readonly logStream: string | undefined;
}

/** What is known about the configurations of the forwarders on a device. `undefined` means not known. */
export interface ForwarderConfigurations {
  readonly logManager?: LogManagerConfiguration | undefined;
  readonly systemLogForwarder?: SystemLogForwarderConfiguration | undefined;
}

/** Parses the JSON that a deployment merges into a configuration; `undefined` if there is none or it isn't an object. */
function parsed(merge: string | undefined): object | undefined {
  try {
    const value: unknown = JSON.parse(merge ?? '');
    return object(value);
  } catch {
    return undefined;
  }
}

/** Like the component, accepts texts as booleans. */
function truth(value: unknown): boolean | undefined {
  return flag(value) ?? (typeof value === 'string' ? value.toLowerCase() === 'true' : undefined);
}

function text(value: unknown): string | undefined {
  const found = string(value);
  return found === '' ? undefined : found;
}

/**
 * Reads what a deployment merges into the configuration of LogManager. It can name the components in a map or in a list.
 * `undefined` if it says nothing about logs.
 */
export function logManagerConfiguration(merge: string | undefined): LogManagerConfiguration | undefined {
  const logs = member(parsed(merge), 'logsUploaderConfiguration');
  if (!isObject(logs)) {
    return undefined;
  }
  const map = object(member(logs, 'componentLogsConfigurationMap')) ?? {};
  const named = list(member(logs, 'componentLogsConfiguration')).map((item) => text(member(item, 'componentName')));
  return {
    componentNames: new Set([...Object.keys(map), ...named.filter((name) => name !== undefined)]),
    isSystemLogSent: truth(member(member(logs, 'systemLogsConfiguration'), 'uploadToCloudWatch')),
  };
}

/** Reads what a deployment merges into the configuration of SystemLogForwarder; `undefined` if it merges nothing. */
export function systemLogForwarderConfiguration(
  merge: string | undefined,
): SystemLogForwarderConfiguration | undefined {
  const configuration = parsed(merge);
  return (
    configuration && {
      logGroup: text(member(configuration, 'logGroup')),
      logStream: text(member(configuration, 'logStream')),
    }
  );
}
