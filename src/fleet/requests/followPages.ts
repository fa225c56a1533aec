import { canceled, fleetError } from '../../greengrass/ports/fleetError';
import type { Page } from '../../greengrass/ports/fleetSource';

/** Asks for one page. */
export type FetchPage<T> = (token: string | undefined, signal: AbortSignal) => Promise<Page<T>>;

/** A list that is followed. */
export interface FollowedList<T> {
  readonly fetchPage: FetchPage<T>;
  /** What makes an item the same item on another page. One with an empty key is never taken for a repetition. */
  readonly keyOf: (item: T) => string;
  /** The keys that are known already. Those of each page are added to it. */
  readonly seen: Set<string>;
  /** The token to begin at; the first page where it is `undefined`. */
  readonly from: string | undefined;
}

/** More pages than any list has, a million devices among them: beyond this the service makes up tokens without an end. */
const mostPages = 10_000;

/** After so many pages in a row that have nothing but what was known, the service is going round in circles. */
const mostRepetitions = 10;

function endless(what: string): Error {
  return fleetError({ kind: 'badAnswer' }, `AWS ${what}, so the rest can't be loaded.`);
}

/**
 * Follows a list to its end. Yields each page without what an earlier page had: while a list is paged its items move,
 * and one can come twice.
 *
 * A service that goes round in circles would be followed for ever. So every token is remembered, whether the same one
 * comes back or a ring of several; and where each token is new, pages that repeat themselves and the number of pages
 * set an end. Rejects with the kind `badAnswer` then, and with `canceled` after the signal was aborted; what came
 * before has been yielded.
 */
export async function* followPages<T>(
  { fetchPage, keyOf, seen, from }: FollowedList<T>,
  signal: AbortSignal,
): AsyncGenerator<Page<T>, void, undefined> {
  const tokens = new Set([from]);
  let token = from;
  let repetitions = 0;
  for (let page = 0; page < mostPages; page += 1) {
    const { items, nextToken } = await fetchPage(token, signal);
    if (signal.aborted) {
      throw canceled();
    }
    const fresh = items.filter((item) => !seen.has(keyOf(item)));
    for (const key of fresh.map(keyOf)) {
      if (key !== '') {
        seen.add(key);
      }
    }
    yield { items: fresh, nextToken };
    if (nextToken === undefined) {
      return;
    }
    if (tokens.has(nextToken)) {
      throw endless('repeated a paging token');
    }
    // An empty page says nothing: a filter of the service can leave many of them.
    repetitions = fresh.length > 0 ? 0 : items.length > 0 ? repetitions + 1 : repetitions;
    if (repetitions >= mostRepetitions) {
      throw endless('repeated the same items page after page');
    }
    tokens.add(nextToken);
    token = nextToken;
  }
  throw endless(`sent more than ${mostPages} pages`);
}
