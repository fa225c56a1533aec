import { logGroupConsoleLink } from '../../greengrass/addresses/consoleLink';
import type { TimeZone } from '../../base/time';
import type { ImportantLine } from '../../fleet/logs/importantLines';
import type { LogLocations } from '../../greengrass/logLocations';
import type { KnownDevice } from '../../greengrass/knownDevice';
import { entryText } from '../logs/lineText';
import { logLocationName, logNotes } from '../messages/logWords';
import type { Block, Field, Section } from './panel';
import { copyable, field, textField } from './values';

/** What a section about logs depends on besides their locations. */
export interface LogsContext {
  /** The lines that matter; `undefined` if the user hasn't asked for the log. */
  readonly importantLines?: readonly ImportantLine[] | undefined;
  readonly timeZone: TimeZone;
}

/** The lines that matter, in the time zone of the panel. */
function linesBlock(lines: readonly ImportantLine[], zone: TimeZone): Block {
  const text = lines.map((line) => entryText(line, zone)).join('\n');
  return { kind: 'text', label: 'The lines that matter', text, copy: text };
}

/** A button that shows the log, and the lines that matter once the user has asked for it. */
function shownBlocks({ importantLines = [], timeZone }: LogsContext): readonly Block[] {
  const lines = importantLines.length === 0 ? [] : [linesBlock(importantLines, timeZone)];
  return [{ kind: 'action', action: 'showLogs' }, ...lines];
}

/**
 * Where to find logs: on the device and, if it forwards them, in CloudWatch.
 * @param shown absent if the panel isn't about the device: its button would show nothing
 */
export function logsSection(locations: LogLocations, on: KnownDevice, shown?: LogsContext): Section {
  const { onDevice, inCloudWatch } = locations;
  const fields = [...onDevice, ...inCloudWatch].flatMap((location): readonly Field[] => {
    const { kind, text, stream } = location;
    const url = kind === 'logGroup' ? logGroupConsoleLink(on.place, text, stream) : undefined;
    return [
      field(logLocationName(location), { ...copyable(text), ...(url === undefined ? {} : { url }) }),
      ...textField('CloudWatch log stream', stream),
    ];
  });
  const notes = logNotes(locations, on).map((text) => ({ kind: 'paragraph', text }) as const);
  return {
    id: 'logs',
    title: 'Logs',
    blocks: [...(shown === undefined ? [] : shownBlocks(shown)), { kind: 'fields', fields }, ...notes],
  };
}
