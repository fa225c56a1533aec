import { preciseTime, type TimeZone } from '../../base/time';
import { visibleText } from '../../base/visibleText';
import type { KeptLine } from '../../fleet/logs/keptLines';

/** The width of the longest level. */
const levelWidth = 5;

/** What a line without a time has instead. */
const noTime = ''.padEnd('2026-11-23 17:04:09.123'.length);

/** A time in milliseconds since the epoch. */
function timeText(time: number | undefined, zone: TimeZone): string {
  return time === undefined ? noTime : preciseTime(new Date(time), zone);
}

/** The start of a line that isn't of the log. No line of a log starts like this, because it starts with its time. */
const mark = '#';

/** A line that isn't of the log. */
export function markedLine(text: string): string {
  return `${mark} ${text}`.trimEnd();
}

/** A line of a log as one line of visible text: time, level, and message. */
export function lineText(line: KeptLine, zone: TimeZone): string {
  switch (line.kind) {
    case 'event': {
      const { event, level = '', message } = line;
      return `${timeText(event.timestamp, zone)} ${level.padEnd(levelWidth)} ${visibleText(message)}`.trimEnd();
    }
    case 'gap':
      return markedLine(`Not loaded: ${timeText(line.from, zone)} to ${timeText(line.to, zone)}`);
    case 'sample':
      return markedLine(`AWS sent only a sample of the lines before ${timeText(line.at, zone)}`);
  }
}
