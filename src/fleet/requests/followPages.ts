import { canceled } from '../../greengrass/ports/fleetError';
import type { Page } from '../../greengrass/ports/page';
import type { PagingGuard } from './pagingGuard';

/** Requests one page. */
export type FetchPage<T> = (token: string | undefined, signal: AbortSignal) => Promise<Page<T>>;

/** A paged list. */
interface FollowedList<T> {
  readonly fetchPage: FetchPage<T>;
  /** Removes repeated items and stops endless lists. */
  readonly guard: PagingGuard<T>;
  /** The token to start at; `undefined` for the first page. */
  readonly from?: string | undefined;
}

/**
 * Reads a list to its end. Yields each page without items of earlier pages. Rejects with a FleetError of kind `badResponse`
 * if the paging never ends, and `canceled` when the signal is aborted.
 */
export async function* followPages<T>(
  { fetchPage, guard, from }: FollowedList<T>,
  signal: AbortSignal,
): AsyncGenerator<Page<T>, void, undefined> {
  let token = from;
  do {
    if (token !== undefined) {
      guard.follow(token);
    }
    const { items, nextToken } = await fetchPage(token, signal);
    if (signal.aborted) {
      throw canceled();
    }
    yield { items: guard.accept(items), nextToken };
    token = nextToken;
  } while (token !== undefined);
}
