import { count } from '../../base/numbers';
import { visibleText } from '../../base/visibleText';
import { statementToAskFor } from '../../greengrass/permissions/iamStatement';
import type { FleetError } from '../../greengrass/ports/fleetError';
import type { NoLinesCause } from '../../greengrass/logs/noLines';
import type { CloudLog } from '../../greengrass/logs/cloudLog';
import type { Place } from '../../greengrass/knownDevice';
import { wordsForError } from '../errors/errorWords';
import { noneInstalled } from '../messages/logWords';

/** What a log is about. */
function ownerOf({ of, logGroupName }: CloudLog): string {
  switch (of) {
    case 'nucleus':
      return 'the log of the nucleus';
    case 'device':
      return 'the journal';
    case 'component':
      return `the log of ${visibleText(logGroupName.split('/').at(-1) ?? '')}`;
  }
}

function errorSentences(error: FleetError, place: Place): readonly string[] {
  const { sentence, advice } = wordsForError(error, place);
  return [`${sentence}.`, advice];
}

/** Why a log has no lines, a sentence each. */
export function noLinesSentences(cause: NoLinesCause, place: Place): readonly string[] {
  switch (cause.kind) {
    case 'notRecorded':
      return ['Snapshots have no log lines.'];
    case 'unknownForwarders':
      return [
        "Couldn't load the components of the core device. They show whether it sends logs to CloudWatch.",
        ...(cause.error === undefined ? [] : errorSentences(cause.error, place)),
      ];
    case 'noForwarder':
      return [`The core device sends no logs to CloudWatch: ${noneInstalled(cause.possible)}.`];
    case 'nameNotAllowed':
      return [
        `${cause.forwarder} can't send the logs of this core device.`,
        'The name of a log stream is the thing name, and CloudWatch allows no colon in it.',
      ];
    case 'notConfigured':
      return cause.isCertain
        ? [
            `${cause.log.forwarder} is installed but not configured to send ${ownerOf(cause.log)}.`,
            'Add it to the configuration of the component, and deploy it.',
          ]
        : [
            `Log group ${visibleText(cause.log.logGroupName)} doesn't exist.`,
            `${cause.log.forwarder} is not configured to send ${ownerOf(cause.log)}, or hasn't sent a line yet.`,
          ];
    case 'rotatedOnly':
      return [
        `${cause.log.forwarder} ${visibleText(cause.version)} uploads a log file only when it is rotated: after an hour, or at its size limit.`,
        'Version 2.3.0 and later upload new lines within minutes.',
      ];
    case 'expired':
      return [
        `Log group ${visibleText(cause.log.logGroupName)} keeps lines for ${count(cause.retentionInDays, 'day')}, and the failure is older.`,
      ];
    case 'noStream':
      return [
        `Log group ${visibleText(cause.log.logGroupName)} has no lines of this core device around that time, or in the ${count(cause.days, 'day')} before it.`,
        'The core device may be offline, its clock may be wrong, or its minimum log level may be too high.',
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
