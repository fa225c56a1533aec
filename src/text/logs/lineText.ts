import { preciseTime, type TimeZone } from '../../base/time';
import { visibleText } from '../../base/visibleText';
import type { ImportantLine } from '../../fleet/logs/importantLines';
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

/** An entry of a log as one line of visible text: time, level, and message. */
export function entryText({ time, level, message }: ImportantLine, zone: TimeZone): string {
  return `${timeText(time, zone)} ${(level ?? '').padEnd(levelWidth)} ${visibleText(message)}`.trimEnd();
}

/** A line of a log document. */
export function lineText(line: KeptLine, zone: TimeZone): string {
  switch (line.kind) {
    case 'event':
      return entryText({ time: line.event.timestamp, level: line.level, message: line.message }, zone);
    case 'gap':
      return markedLine(`Not loaded: ${timeText(line.from, zone)} to ${timeText(line.to, zone)}`);
    case 'sample':
      return markedLine(`AWS sent only a sample of the lines before ${timeText(line.at, zone)}`);
  }
}
