import type { Clock } from '../../base/clock';
import type { FetchPage } from './followPages';

/**
 * Asks for the next page as soon as its token is here: the service makes it while this page is worked on.
 *
 * @param most so many pages that are not empty are asked for in this way, and no request more
 */
export function readAhead<T>(fetchPage: FetchPage<T>, most: number, clock: Pick<Clock, 'delay'>): FetchPage<T> {
  let left = most;
  let ahead: { readonly token: string; readonly page: ReturnType<FetchPage<T>> } | undefined;
  return async (token, signal) => {
    const page = await (ahead !== undefined && ahead.token === token ? ahead.page : fetchPage(token, signal));
    ahead = undefined;
    left -= page.items.length > 0 ? 1 : 0;
    if (page.nextToken !== undefined && page.nextToken !== token && left > 0 && !signal.aborted) {
      ahead = { token: page.nextToken, page: fetchPage(page.nextToken, signal) };
      // Whoever asks for that page is told why it failed; nobody may come to ask.
      ahead.page.catch(() => undefined);
      // A request goes out only once the program comes to rest.
      await clock.delay(0, signal);
    }
    return page;
  };
}
