import { errorCodes } from '../../../src/greengrass/codes/errorCodes';
import { codeSearch } from '../../../src/greengrass/codes/search/codeSearch';
import { logLines, typedQueries } from '../../unit/greengrass/codes/search/logQueries';
import type { Figure } from '../measure';
import { median } from '../median';

/** A search must be done before the next key press. In milliseconds. */
const limit = 10;

function timeOf(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** The texts in the input after each key press. */
function keyPresses(typed: string): readonly string[] {
  return Array.from(typed, (_, place) => typed.slice(0, place + 1));
}

/** Searches the error codes: at each key press of many queries, with pasted log lines, and with a long stack trace. */
export function searchFigures(): readonly Figure[] {
  const search = codeSearch(errorCodes);
  const times = (texts: readonly string[]): readonly number[] =>
    texts.map((text) => timeOf(() => search(text, () => 0)));
  const [first = NaN] = times(['d']);
  const typed = times(typedQueries.flatMap((query) => keyPresses(query.typed)));
  const pasted = times(logLines.map((line) => line.typed));
  const everything = errorCodes.map(({ meaning, remedy }) => `${meaning} ${remedy}`).join(' ');
  const index = median(Array.from({ length: 5 }, () => timeOf(() => codeSearch(errorCodes))));
  return [
    { what: 'the index of the error codes, made once', value: index, limit: Infinity, unit: 'ms' },
    { what: 'search for an error code: the first key press', value: first, limit, unit: 'ms' },
    { what: `one of ${typed.length} key presses`, value: median(typed), limit, unit: 'ms' },
    { what: 'a pasted line of a log', value: median(pasted), limit, unit: 'ms' },
    {
      what: 'a pasted text of 20,000 characters, of which it takes the first 10,000',
      value: median(times(Array<string>(5).fill(everything))),
      limit,
      unit: 'ms',
    },
  ];
}
