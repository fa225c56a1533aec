import type { LogEvent } from '../log';
import { journalEntry } from './journalLine';
import { jsonLine } from './jsonLine';
import { levelIn } from './logLevel';
import type { ParsedText } from './parsedText';
import { textLine } from './textLine';

/** A line of a log: an event, parsed as far as it has a known structure. Its texts are those of the event. */
export interface LogLine extends ParsedText {
  /** When the line was written, in milliseconds since the epoch; `undefined` if AWS sent no time. */
  readonly time: number | undefined;
}

/** Colors of a terminal. No other escape sequence is left out. */
const colors = /\p{Cc}\[[0-9;]*m/gu;

function withoutColors(text: string): string {
  return text.includes('[') ? text.replace(colors, '') : text;
}

/** Parses what a program wrote: JSON or text of a nucleus, JSON of another program, else a line with or without a level. */
function writtenLine(text: string): ParsedText {
  return jsonLine(text) ?? textLine(text) ?? { level: levelIn(text), message: text, rest: () => [] };
}

/** Parses an event: what a program wrote, or an entry of the systemd journal with it. */
export function toLogLine({ timestamp: time, message: raw }: LogEvent): LogLine {
  const text = withoutColors(raw);
  const entry = journalEntry(text);
  const written = writtenLine(entry === undefined ? text : withoutColors(entry.text));
  return {
    time,
    level: written.level ?? entry?.level,
    message: written.message,
    rest: entry === undefined ? written.rest : () => [...written.rest(), ...entry.rest],
  };
}
