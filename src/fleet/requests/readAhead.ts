import type { Clock } from '../../base/clock';
import type { FetchPage } from './followPages';

/**
 * Requests the next page as soon as its token is known: AWS prepares it while this page is processed.
 *
 * @param maxPages number of pages, without empty ones, after which no page is prefetched
 */
export function readAhead<T>(fetchPage: FetchPage<T>, maxPages: number, clock: Pick<Clock, 'delay'>): FetchPage<T> {
  let left = maxPages;
  let ahead: { readonly token: string; readonly page: ReturnType<FetchPage<T>> } | undefined;
  return async (token, signal) => {
    const page = await (ahead !== undefined && ahead.token === token ? ahead.page : fetchPage(token, signal));
    ahead = undefined;
    left -= page.items.length > 0 ? 1 : 0;
    if (page.nextToken !== undefined && page.nextToken !== token && left > 0 && !signal.aborted) {
      ahead = { token: page.nextToken, page: fetchPage(page.nextToken, signal) };
      // The caller of that page gets its error. If there is none, the rejection must not stay unhandled.
      ahead.page.catch(() => undefined);
      // Node sends the request only when the event loop is idle.
      await clock.delay(0, signal);
    }
    return page;
  };
}
