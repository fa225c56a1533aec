import { fleetError } from '../core/errors';
import type { Page } from '../core/source';

/** Asks for one page. */
export type FetchPage<T> = (token: string | undefined, signal: AbortSignal) => Promise<Page<T>>;

/** More pages than any list of one device has: beyond this the service is going round in circles. */
const mostPages = 1_000;

/**
 * Follows a list from a token on to its end. A service that repeats a token would be followed for ever, whether it
 * repeats the same one or a ring of several, so every token is remembered, and one that only ever makes up another
 * token is stopped by the number of pages. Both reject with the kind `badAnswer`; what came before has been yielded.
 */
export async function* followPages<T>(
  fetchPage: FetchPage<T>,
  from: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<Page<T>, void, undefined> {
  const seen = new Set<string>();
  let token = from;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await fetchPage(token, signal);
    yield answer;
    token = answer.nextToken;
    if (token === undefined) {
      return;
    }
    if (seen.has(token)) {
      throw fleetError({ kind: 'badAnswer' }, 'The service repeated a paging token, so the rest cannot be read.');
    }
    seen.add(token);
  }
  throw fleetError({ kind: 'badAnswer' }, `The service sent more than ${mostPages} pages without an end.`);
}
