import { fleetError } from '../../greengrass/ports/fleetError';

/** Enough for a million devices. A list with more pages never ends. */
const maxPages = 10_000;

/** This many pages in a row with only known items mean that the list never ends. */
const maxRepetitions = 10;

/**
 * Guards the paging of one list. Items move while a list is paged, so an item can come twice. A faulty service could
 * repeat pages forever. So the guard remembers every token and refuses a repeated one, which also detects cycles. If all
 * tokens are new, it limits the pages without new items and the total number of pages.
 */
export class PagingGuard<T> {
  /** Whether the paging never ends. */
  isBroken = false;
  private readonly tokens = new Set<string>();
  private repetitions = 0;

  /**
   * @param keyOf key that identifies an item across pages; an item with an empty key never counts as repeated
   * @param seen known keys; the keys of each page are added
   */
  constructor(
    private readonly keyOf: (item: T) => string,
    private readonly seen = new Set<string>(),
  ) {}

  /** Accepts a page. Returns the items that no earlier page had. */
  accept(items: readonly T[]): readonly T[] {
    const fresh = items.filter((item) => !this.seen.has(this.keyOf(item)));
    for (const key of fresh.map(this.keyOf)) {
      if (key !== '') {
        this.seen.add(key);
      }
    }
    // Empty pages don't count, because a filter in AWS can produce many of them.
    if (items.length > 0) {
      this.repetitions = fresh.length > 0 ? 0 : this.repetitions + 1;
    }
    return fresh;
  }

  /** Checks the token of the next page. Throws a FleetError of kind `badResponse` if the paging never ends. */
  follow(token: string): void {
    const problem = this.problemWith(token);
    if (problem !== undefined) {
      this.isBroken = true;
      throw fleetError({ kind: 'badResponse' }, `AWS ${problem}, so the rest can't be loaded.`);
    }
    this.tokens.add(token);
  }

  private problemWith(token: string): string | undefined {
    if (this.tokens.has(token)) {
      return 'repeated a paging token';
    }
    if (this.repetitions >= maxRepetitions) {
      return 'repeated the same items page after page';
    }
    // The first page has no token.
    return this.tokens.size >= maxPages - 1 ? `sent more than ${maxPages} pages` : undefined;
  }
}
