import { isWarning } from './logLevel';
import type { LogLine } from './logLine';

/** How many lines a panel and a report show. */
const shownLines = 10;

/** The lines that say most about a failure: the last ones with a warning or an error, else the last ones of all. */
export function linesThatMatter<T extends Pick<LogLine, 'level'>>(lines: readonly T[]): readonly T[] {
  const warnings: T[] = [];
  // From the end, because a level is parsed when it is read.
  for (let index = lines.length - 1; index >= 0 && warnings.length < shownLines; index -= 1) {
    const line = lines[index];
    if (line !== undefined && isWarning(line.level)) {
      warnings.push(line);
    }
  }
  return warnings.length > 0 ? warnings.reverse() : lines.slice(-shownLines);
}
