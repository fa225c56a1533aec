import { isWarning } from './logLevel';
import type { LogLine } from './logLine';

/** How many lines a panel and a report show. */
const shownLines = 10;

/** The lines that say most about a failure: the last ones with a warning or an error, else the last ones of all. */
export function linesThatMatter<T extends Pick<LogLine, 'level'>>(lines: readonly T[]): readonly T[] {
  const warnings = lines.filter(({ level }) => isWarning(level));
  return (warnings.length > 0 ? warnings : lines).slice(-shownLines);
}
