import type { LogEvent } from '../log';
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

/** Parses an event: JSON or text of a nucleus, JSON of another program, else a line with or without a level. */
export function toLogLine({ timestamp, message: raw }: LogEvent): LogLine {
  const text = raw.includes('[') ? raw.replace(colors, '') : raw;
  const parsed = jsonLine(text) ?? textLine(text) ?? { level: levelIn(text), message: text, rest: [] };
  return { time: timestamp, ...parsed };
}
