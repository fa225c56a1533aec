import type { Page } from '../../greengrass/ports/page';
import type { FetchPageFor } from '../requests/listing';

/** The first pages of a list that can be very long. */
export interface CappedPages<T> {
  readonly fetchPage: FetchPageFor<T>;
  /** Whether the last read left out the end of the list. */
  readonly isCut: () => boolean;
}

/** Ends a list after a number of pages. */
export function capPages<T>(fetchPage: FetchPageFor<T>, maxPages: number): CappedPages<T> {
  let [pages, isCut] = [0, false];
  return {
    fetchPage: async (token, signal, caller): Promise<Page<T>> => {
      const page = await fetchPage(token, signal, caller);
      pages = token === undefined ? 1 : pages + 1;
      if (page.nextToken !== undefined && pages < maxPages) {
        return page;
      }
      // Until a read reaches its end, the list has the items of the last one.
      isCut = page.nextToken !== undefined;
      return { items: page.items, nextToken: undefined };
    },
    isCut: () => isCut,
  };
}
