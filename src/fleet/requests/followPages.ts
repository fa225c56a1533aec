import { canceled } from '../../greengrass/ports/fleetError';
import type { Page } from '../../greengrass/ports/fleetSource';
import type { PageGuard } from './pageGuard';

/** Asks for one page. */
export type FetchPage<T> = (token: string | undefined, signal: AbortSignal) => Promise<Page<T>>;

/** A list that is followed. */
interface FollowedList<T> {
  readonly fetchPage: FetchPage<T>;
  /** Knows what came before, and sees to it that there is an end. */
  readonly guard: PageGuard<T>;
  /** The token to begin at; the first page where it is `undefined`. */
  readonly from?: string | undefined;
}

/**
 * Follows a list to its end. Yields each page without what an earlier page had. Rejects with the kind `badAnswer` where
 * the service goes round in circles, and with `canceled` after the signal was aborted; what came before has been yielded.
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
