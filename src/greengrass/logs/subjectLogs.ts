import { componentOfDeployment, failuresOf } from '../failures/failure';
import { mayHaveRun } from '../failures/reason';
import { nucleusPlugins } from '../componentKind';
import type { KnownDevice } from '../knownDevice';
import { forwardersOn, hasOwnLog, logLocations, nucleusLog, type LogLocations } from '../logLocations';
import type { DeviceSubject } from '../subject';
import {
  canExist,
  logManagerGroup,
  logManagerStream,
  systemLogGroup,
  type CloudLog,
  type LogForwarder,
} from './cloudLog';
import type { ForwarderConfigurations } from './forwarderConfiguration';

/**
 * What the log of a subject is about: for a failing core device the component or deployment of its worst failure, which
 * its row names too.
 */
export function loggedSubject(subject: DeviceSubject): DeviceSubject {
  const [worst] = subject.kind === 'coreDevice' ? failuresOf(subject.on) : [];
  const { on } = subject;
  switch (worst?.kind) {
    case undefined:
      return subject;
    case 'component':
      return { kind: 'installedComponent', on, component: worst.component };
    case 'deployment':
      return { kind: 'effectiveDeployment', on, deployment: worst.deployment };
  }
}

/**
 * The component whose log a subject is about; `undefined` for the log of the nucleus. For a deployment it is the component
 * that made it fail, unless it failed before it ran anything: the nucleus resolves and downloads components itself.
 */
export function componentNameOf(subject: DeviceSubject): string | undefined {
  const logged = loggedSubject(subject);
  if (logged.kind === 'effectiveDeployment') {
    return mayHaveRun(logged.deployment.reason) ? concernedComponent(logged) : undefined;
  }
  const name = logged.kind === 'installedComponent' ? logged.component.componentName : undefined;
  return name !== undefined && hasOwnLog(name, logged.on) ? name : undefined;
}

/** The component that a deployment failed for, whose log can say more than that of the nucleus. */
function concernedComponent(subject: DeviceSubject): string | undefined {
  const logged = loggedSubject(subject);
  const name = logged.kind === 'effectiveDeployment' ? componentOfDeployment(logged.deployment, logged.on) : undefined;
  return name !== undefined && hasOwnLog(name, logged.on) ? name : undefined;
}

/** The component whose log can have the cause of a failure; `undefined` if that of the nucleus is all there is. */
export function componentToLookAt(subject: DeviceSubject): string | undefined {
  return componentNameOf(subject) ?? concernedComponent(subject);
}

/** A plugin, which logs to the file of the nucleus. LogManager can be configured to send other files for it. */
function pluginOf(subject: DeviceSubject): string | undefined {
  const logged = loggedSubject(subject);
  const name = logged.kind === 'installedComponent' ? logged.component.componentName : undefined;
  return name !== undefined && nucleusPlugins.has(name) && !hasOwnLog(name, logged.on) ? name : undefined;
}

function logManagerLog(on: KnownDevice, componentName: string | undefined): CloudLog {
  return {
    forwarder: 'aws.greengrass.LogManager',
    of: componentName === undefined ? 'nucleus' : 'component',
    logGroupName: logManagerGroup(on.place.region, componentName),
    stream: logManagerStream(on.device.coreDeviceThingName),
  };
}

/**
 * The logs in CloudWatch that can have the lines of a subject, the best one first, by the forwarders that are installed
 * on its device. Empty if none is installed or if the components of the device aren't loaded.
 */
export function subjectLogs(subject: DeviceSubject, configurations: ForwarderConfigurations): readonly CloudLog[] {
  const { on } = subject;
  const installed = new Set<LogForwarder>(forwardersOn(on) ?? []);
  const isManaged = installed.has('aws.greengrass.LogManager');
  const componentName = componentNameOf(subject);
  const concerned = concernedComponent(subject);
  const other = concerned === componentName ? pluginOf(subject) : concerned;
  const { logGroup, logStream } = configurations.systemLogForwarder ?? {};
  const journal: CloudLog = {
    forwarder: 'aws.greengrass.SystemLogForwarder',
    of: 'device',
    logGroupName: logGroup ?? systemLogGroup,
    stream: { kind: 'single', name: logStream ?? on.device.coreDeviceThingName },
  };
  const logs = [
    ...(isManaged ? [logManagerLog(on, componentName)] : []),
    ...(installed.has('aws.greengrass.SystemLogForwarder') ? [journal] : []),
    ...(isManaged && componentName !== undefined ? [logManagerLog(on, undefined)] : []),
    ...(isManaged && other !== undefined ? [logManagerLog(on, other)] : []),
  ];
  return logs.filter(canExist);
}

/**
 * The moment that the log of a subject is read around: when a deployment or a component last changed on the device, for
 * a failing core device that of its worst failure. `undefined`: now.
 */
export function momentOf(subject: DeviceSubject): Date | undefined {
  const logged = loggedSubject(subject);
  switch (logged.kind) {
    case 'effectiveDeployment':
      return logged.deployment.modifiedTimestamp;
    case 'installedComponent':
      return logged.component.lastStatusChangeTimestamp;
    case 'coreDevice':
    case 'effectiveDeployments':
    case 'installedComponents':
      return undefined;
  }
}

/** Where the log is that can have the cause of a failure: that of its component, else that of the nucleus. */
export function logsToCheck(subject: DeviceSubject): LogLocations {
  const { on } = subject;
  const logged = loggedSubject(subject);
  const name = logged.kind === 'installedComponent' ? logged.component.componentName : componentNameOf(logged);
  return name === undefined
    ? { onDevice: [{ of: 'nucleus', kind: 'file', text: nucleusLog(on) }], inCloudWatch: [], forwarders: undefined }
    : logLocations(name, on);
}
