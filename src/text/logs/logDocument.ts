import { grouped } from '../../base/numbers';
import { absoluteTime, type TimeZone } from '../../base/time';
import { visibleName, visibleText } from '../../base/visibleText';
import { firstPeriod } from '../../fleet/logs/findLog';
import type { SubjectLogState } from '../../fleet/logs/subjectLog';
import { streamNamesIn } from '../../greengrass/logs/cloudLog';
import { componentNameOf, componentToLookAt, loggedSubject } from '../../greengrass/logs/subjectLogs';
import { deploymentLabel } from '../../greengrass/failures/deploymentLabel';
import { logLocations, logLocationsOf, type LogLocation } from '../../greengrass/logLocations';
import type { DeviceSubject } from '../../greengrass/subject';
import { logLocationName } from '../messages/logWords';
import { markedLine } from './lineText';
import { missingStatement, noLinesSentences, type MissingLog } from './noLinesWords';

/** The name of a log: the component, deployment, or core device. */
export function logName(subject: DeviceSubject): string {
  switch (subject.kind) {
    case 'installedComponent':
      return visibleName(subject.component.componentName);
    case 'effectiveDeployment':
      return deploymentLabel(subject.deployment);
    case 'coreDevice':
    case 'effectiveDeployments':
    case 'installedComponents':
      return visibleName(subject.on.device.coreDeviceThingName);
  }
}

function titleOf(subject: DeviceSubject): string {
  const thingName = visibleName(subject.on.device.coreDeviceThingName);
  return subject.kind === 'coreDevice' ? thingName : `${logName(subject)} on ${thingName}`;
}

/** What the log is read around. */
function momentWords({ subject, moment }: SubjectLogState, zone: TimeZone): string {
  const time = absoluteTime(new Date(moment), zone);
  const logged = loggedSubject(subject);
  // The title of the log of a core device names neither.
  const name = logged === subject ? '' : ` ${logName(logged)}`;
  switch (logged.kind) {
    case 'installedComponent':
      return `Lines around the last status change of${name || ' the component'} at ${time}`;
    case 'effectiveDeployment':
      return `Lines around the last change of the deployment${name} at ${time}`;
    default:
      return `Last lines before ${time}`;
  }
}

const owners = {
  component: 'Log of the component',
  nucleus: 'Log of the nucleus',
  device: 'Logs of the nucleus and of all components',
} as const;

/** That the first period has no lines or too many, and which ones are shown instead. */
function changeWords({ change, moment }: SubjectLogState, zone: TimeZone): readonly string[] {
  const { from, to } = firstPeriod(moment);
  const [start, at, end] = [from, moment, to].map((time) => absoluteTime(new Date(time), zone));
  switch (change) {
    case 'first':
      return [];
    case 'widened':
      return [`There are no lines from ${start} to ${end}. These are the nearest lines.`];
    case 'narrowed':
      return [`There are too many lines from ${start} to ${end}. These are the last lines before ${at}.`];
  }
}

/** Where the logs are on the core device, that of the component with the failure first. */
function locationsOn(subject: DeviceSubject): readonly LogLocation[] {
  if (subject.kind === 'installedComponent') {
    return logLocations(subject.component.componentName, subject.on).onDevice;
  }
  const name = componentToLookAt(subject);
  const { onDevice } = logLocationsOf(name === undefined ? [] : [name], subject.on);
  const isOwn = ({ of }: LogLocation): boolean => of === 'component';
  return [...onDevice.filter(isOwn), ...onDevice.filter((location) => !isOwn(location))];
}

function missingLog({ subject, moment }: SubjectLogState, timeZone: TimeZone): MissingLog {
  const { place } = subject.on;
  return { place, componentName: componentToLookAt(subject), moment: new Date(moment), timeZone };
}

function withoutLines(state: SubjectLogState, zone: TimeZone): readonly string[] {
  const { cause, subject } = state;
  if (cause === undefined) {
    return [];
  }
  const statement = missingStatement(cause);
  return [
    // Nobody looked in CloudWatch for a snapshot.
    ...(cause.kind === 'notRecorded' ? [] : [markedLine('No log lines in CloudWatch')]),
    ...noLinesSentences(cause, missingLog(state, zone)).map(markedLine),
    ...(statement === undefined ? [] : [markedLine('IAM statement to ask for:'), ...statement.split('\n')]),
    markedLine(''),
    markedLine('On the core device:'),
    // Without a mark, so they can be copied.
    ...locationsOn(subject).flatMap((location) => [
      markedLine(`${logLocationName(location)}:`),
      visibleText(location.text),
    ]),
  ];
}

/** That the log of a component has no lines and why, if another log is shown instead. */
function insteadWords(state: SubjectLogState, zone: TimeZone): readonly string[] {
  const { subject, log, missing } = state;
  const name = componentNameOf(subject);
  return name !== undefined && log?.of === 'nucleus'
    ? [
        `The log of ${visibleName(name)} has no lines in CloudWatch. These are the lines of the nucleus.`,
        ...(missing === undefined ? [] : noLinesSentences(missing, missingLog(state, zone))),
      ]
    : [];
}

/** The lines above those of the log. They change only when lines are added above. */
export function logHeader(state: SubjectLogState, zone: TimeZone): readonly string[] {
  const { subject, log, moment, leftEarlier, period } = state;
  const title = markedLine(titleOf(subject));
  if (log === undefined) {
    return [title, ...withoutLines(state, zone)];
  }
  const offset = absoluteTime(new Date(moment), zone).split(' ').at(-1) ?? '';
  const [stream = ''] = streamNamesIn(log, period.from, period.from);
  return [
    title,
    markedLine(`${owners[log.of]} from log group ${visibleText(log.logGroupName)}, stream ${visibleText(stream)}`),
    markedLine(`${momentWords(state, zone)}. Times are in ${offset === 'UTC' ? 'UTC' : `UTC${offset}`}.`),
    ...changeWords(state, zone).map(markedLine),
    ...insteadWords(state, zone).map(markedLine),
    ...(leftEarlier === 0
      ? []
      : [
          markedLine(
            `The oldest ${grouped(leftEarlier)} lines were removed to make room. Load Earlier loads them again.`,
          ),
        ]),
  ];
}
