import { fleetError } from '../../greengrass/ports/fleetError';

/** More pages than any list has, a million devices among them: beyond this the service makes up tokens without an end. */
const mostPages = 10_000;

/** After so many pages in a row that have nothing but what was known, the service is going round in circles. */
const mostRepetitions = 10;

/**
 * Watches one list while it is followed, page by page. While a list is paged its items move, and one can come twice. And
 * a service that goes round in circles would be followed forever. So every token is remembered, whether the same one
 * comes back or a ring of several; and where each token is new, pages that repeat themselves and the number of pages set
 * an end.
 */
export class PageGuard<T> {
  /** Whether following the list has turned out to lead nowhere. */
  isBroken = false;
  private readonly tokens = new Set<string>();
  private repetitions = 0;

  /**
   * @param keyOf what makes an item the same item on another page; one with an empty key is never taken for a repetition
   * @param seen the keys that are known already; those of each page are added to it
   */
  constructor(
    private readonly keyOf: (item: T) => string,
    private readonly seen = new Set<string>(),
  ) {}

  /** Takes a page that has arrived. Returns its items without what an earlier page had. */
  accept(items: readonly T[]): readonly T[] {
    const fresh = items.filter((item) => !this.seen.has(this.keyOf(item)));
    for (const key of fresh.map(this.keyOf)) {
      if (key !== '') {
        this.seen.add(key);
      }
    }
    // An empty page says nothing: a filter of the service can leave many of them.
    if (items.length > 0) {
      this.repetitions = fresh.length > 0 ? 0 : this.repetitions + 1;
    }
    return fresh;
  }

  /** Takes the token that a page is about to be asked for with. Throws a FleetError of the kind `badAnswer` where it leads nowhere. */
  follow(token: string): void {
    const wrong = this.wrongWith(token);
    if (wrong !== undefined) {
      this.isBroken = true;
      throw fleetError({ kind: 'badAnswer' }, `AWS ${wrong}, so the rest can't be loaded.`);
    }
    this.tokens.add(token);
  }

  private wrongWith(token: string): string | undefined {
    if (this.tokens.has(token)) {
      return 'repeated a paging token';
    }
    if (this.repetitions >= mostRepetitions) {
      return 'repeated the same items page after page';
    }
    // The first page has no token.
    return this.tokens.size >= mostPages - 1 ? `sent more than ${mostPages} pages` : undefined;
  }
}
