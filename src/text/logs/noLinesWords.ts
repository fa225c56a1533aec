import { count } from '../../base/numbers';
import { absoluteTime, type TimeZone } from '../../base/time';
import { visibleName, visibleText } from '../../base/visibleText';
import { statementToAskFor } from '../../greengrass/permissions/iamStatement';
import type { FleetError } from '../../greengrass/ports/fleetError';
import type { NoLinesCause } from '../../greengrass/logs/noLines';
import { systemLogGroup, type CloudLog, type LogForwarder } from '../../greengrass/logs/cloudLog';
import type { Place } from '../../greengrass/knownDevice';
import { wordsForError } from '../errors/errorWords';
import { noneInstalled, nothingReported } from '../messages/logWords';

/** The component in the name of a log group of LogManager. */
function componentIn({ logGroupName }: Pick<CloudLog, 'logGroupName'>): string {
  return logGroupName.split('/').at(-1) ?? '';
}

/** What a log is about. */
function ownerOf({ of, logGroupName }: CloudLog): string {
  switch (of) {
    case 'nucleus':
      return 'the log of the nucleus';
    case 'device':
      return 'the journal';
    case 'component':
      return `the log of ${visibleText(componentIn({ logGroupName }))}`;
  }
}

function errorSentences(error: FleetError, place: Place): readonly string[] {
  const { sentence, advice } = wordsForError(error, place);
  return [`${sentence}.`, advice];
}

/** How to get the log of a component, or without a name that of the nucleus, from a forwarder. */
function deployWords(forwarder: LogForwarder, componentName: string | undefined): string {
  switch (forwarder) {
    case 'aws.greengrass.LogManager':
      return componentName === undefined
        ? `Deploy ${forwarder} with uploadToCloudWatch set to true in systemLogsConfiguration.`
        : `Deploy ${forwarder} with ${visibleName(componentName)} in componentLogsConfigurationMap.`;
    case 'aws.greengrass.SystemLogForwarder':
      return `Deploy ${forwarder}, which sends all logs to the log group in its setting logGroup (default: ${systemLogGroup}).`;
  }
}

/** How to get a log from a forwarder that is installed. */
function configureWords(log: CloudLog): string {
  return log.of === 'device'
    ? `Check logGroup in the configuration of ${log.forwarder}.`
    : deployWords(log.forwarder, log.of === 'component' ? componentIn(log) : undefined);
}

/** What a log without lines is about. */
export interface MissingLog {
  readonly place: Place;
  /** The component whose lines are missing; `undefined` for the nucleus. */
  readonly componentName: string | undefined;
  /** The moment that was read around. */
  readonly moment: Date;
  readonly timeZone: TimeZone;
}

/** Why a log has no lines and how to get them, a sentence each. */
export function noLinesSentences(cause: NoLinesCause, missing: MissingLog): readonly string[] {
  const { place, componentName, timeZone } = missing;
  const moment = absoluteTime(missing.moment, timeZone);
  switch (cause.kind) {
    case 'notRecorded':
      return ['Snapshots have no log lines.'];
    case 'unknownForwarders':
      return [
        "Couldn't load the components of the core device. They show whether it sends logs to CloudWatch.",
        ...(cause.error === undefined ? [] : errorSentences(cause.error, place)),
      ];
    case 'nothingReported':
      return [nothingReported, 'Until it reports them, read the log on the core device.'];
    case 'noForwarder':
      return [
        `The core device sends no logs to CloudWatch: ${noneInstalled(cause.possible)}.`,
        ...cause.possible.slice(0, 1).map((forwarder) => deployWords(forwarder, componentName)),
      ];
    case 'nameNotAllowed':
      return [
        `${cause.forwarder} can't send the logs of this core device.`,
        'The name of a log stream is the thing name, and CloudWatch allows no colon in it.',
        `Deploy ${cause.forwarder} with a name without a colon in logStream.`,
      ];
    case 'notConfigured':
      return cause.isCertain
        ? [
            `${cause.log.forwarder} is installed but not configured to send ${ownerOf(cause.log)}.`,
            configureWords(cause.log),
          ]
        : [
            `Log group ${visibleText(cause.log.logGroupName)} doesn't exist.`,
            `${cause.log.forwarder} is not configured to send ${ownerOf(cause.log)}, or hasn't sent a line yet.`,
            configureWords(cause.log),
          ];
    case 'rotatedOnly':
      return [
        `${cause.log.forwarder} ${visibleText(cause.version)} uploads a log file only when it is rotated: after an hour, or at its size limit.`,
        `Deploy ${cause.log.forwarder} 2.3.0 or later, which uploads new lines within minutes.`,
      ];
    case 'expired':
      return [
        `Log group ${visibleText(cause.log.logGroupName)} keeps lines for ${count(cause.retentionInDays, 'day')}, and ${moment} is longer ago.`,
        'Set a longer retention to keep lines longer.',
      ];
    case 'noStream':
      return [
        `Log group ${visibleText(cause.log.logGroupName)} has no lines of this core device around ${moment}, or in the ${count(cause.days, 'day')} before it.`,
        cause.log.of === 'device'
          ? 'The core device may be offline, or its clock may be wrong.'
          : `The core device may be offline, its clock may be wrong, or minimumLogLevel in the configuration of ${cause.log.forwarder} may be too high.`,
      ];
    case 'failed':
      return errorSentences(cause.error, place);
  }
}

/** The IAM statement, as JSON, that allows the request that was denied; `undefined` if none was or none helps. */
export function missingStatement(cause: NoLinesCause): string | undefined {
  const error = cause.kind === 'failed' || cause.kind === 'unknownForwarders' ? cause.error : undefined;
  return error && statementToAskFor(error);
}
