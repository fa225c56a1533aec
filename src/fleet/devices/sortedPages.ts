import { compareNames } from '../../base/names/compareNames';

function sorted(names: Iterable<string>): readonly string[] {
  return [...names].sort(compareNames);
}

/**
 * Names of a paged list in display order. The first pages are sorted as a whole. Each later page is sorted on its own
 * and appended, because visible rows must not move. The cost of a page doesn't grow with the list.
 */
export class SortedPages {
  /** Number of pages with a new name; empty pages don't count. */
  count = 0;
  private readonly named = new Set<string>();
  private first: readonly string[] = [];
  private readonly later: string[] = [];

  /** @param sortedAsOne number of pages that are sorted as a whole */
  constructor(private readonly sortedAsOne: number) {}

  /** Adds a page. Skips known names. */
  add(page: readonly string[]): void {
    const names = [...new Set(page)].filter((name) => !this.named.has(name));
    if (names.length === 0) {
      return;
    }
    names.forEach((name) => this.named.add(name));
    if (this.count < this.sortedAsOne) {
      this.first = sorted([...this.first, ...names]);
    } else {
      this.later.push(...sorted(names));
    }
    this.count += 1;
  }

  /** All names, plus others that no page had, sorted into the first pages. */
  with(others: ReadonlySet<string>): readonly string[] {
    const added = [...others].filter((name) => !this.named.has(name));
    return [...(added.length === 0 ? this.first : sorted([...this.first, ...added])), ...this.later];
  }
}
