import { list, member, number, string, text } from '../../base/json';
import { parsedObject } from './jsonLine';
import type { LogLevel } from './logLevel';
import type { LogField } from './parsedText';

/** An entry of the systemd journal: what a program wrote, and what the journal adds to it. */
interface JournalEntry {
  /** What the program wrote: a line in the format of that program. */
  readonly text: string;
  /** The level by the priority of the entry; `undefined` for the one that output has by default. */
  readonly level: LogLevel | undefined;
  readonly rest: readonly LogField[];
}

/** A line of `journalctl`: `Nov 29 10:38:21 press-1 ggl.com.acme.A[812]: The message`. */
const shortLine =
  /^[A-Z][a-z]{2} [ 123]\d \d\d:\d\d:\d\d (?<host>[^\s]{1,255}) (?<unit>[^\s:[]{1,255})(?:\[\d{1,10}\])?: (?<text>[^]*)$/u;

/** The levels of the priorities 0 to 7 of syslog. The default of output is 6. */
const priorities = ['ERROR', 'ERROR', 'ERROR', 'ERROR', 'WARN', 'INFO', undefined, 'DEBUG'] as const;

/** The members of an entry that say which program wrote it. Only an entry of the journal has one. */
const unitKeys = ['_SYSTEMD_UNIT', 'SYSLOG_IDENTIFIER', '_COMM'] as const;

function field(name: string, value: string | undefined): readonly LogField[] {
  return value === undefined ? [] : [{ name, value }];
}

/** What a program has added to its entry. The names of what the journal adds begin with an underscore. */
function added(value: object): readonly LogField[] {
  const shown = /^(?:_|SYSLOG_|MESSAGE$|PRIORITY$)/u;
  return Object.entries(value).flatMap(([name, other]) => (shown.test(name) ? [] : field(name, text(other))));
}

/** A message as text, or as the bytes that `journalctl` writes if it isn't UTF-8. */
function messageOf(value: unknown): string | undefined {
  const bytes = list(value).map((byte) => number(byte) ?? 0);
  return string(value) ?? (bytes.length === 0 ? undefined : String.fromCharCode(...bytes.slice(0, 10_000)));
}

function ofShortLine(line: string): JournalEntry | undefined {
  const { host, unit, text: written } = shortLine.exec(line)?.groups ?? {};
  return written === undefined
    ? undefined
    : { text: written, level: undefined, rest: [...field('host', host), ...field('unit', unit)] };
}

function ofObject(value: object | undefined): JournalEntry | undefined {
  const written = messageOf(member(value, 'MESSAGE'));
  const unit = unitKeys.flatMap((key) => text(member(value, key)) ?? [])[0];
  if (value === undefined || written === undefined || unit === undefined) {
    return undefined;
  }
  const priority = Number(text(member(value, 'PRIORITY')) ?? NaN);
  return {
    text: written,
    level: priorities[priority],
    rest: [...field('host', text(member(value, '_HOSTNAME'))), ...field('unit', unit), ...added(value)],
  };
}

/**
 * The entry of the journal in a line, as JSON or text of `journalctl`; `undefined` for other lines. SystemLogForwarder sends only
 * what the program wrote, and other forwarders send the whole entry.
 */
export function journalEntry(line: string): JournalEntry | undefined {
  return line.includes('"MESSAGE"') ? ofObject(parsedObject(line)) : ofShortLine(line);
}
