import { compareNames } from '../../base/compareNames';

function sorted(names: Iterable<string>): readonly string[] {
  return [...names].sort(compareNames);
}

/**
 * The names of a list by pages, in the order they are shown: those of the first pages sorted as a whole, each further
 * page within itself, so that what is on show stays where it is. What a page costs does not grow with the list.
 */
export class NamedPages {
  /** Pages that named someone: an empty one is none. */
  count = 0;
  private readonly named = new Set<string>();
  private first: readonly string[] = [];
  private readonly later: string[] = [];

  /** @param sortedAsOne so many pages are sorted as a whole */
  constructor(private readonly sortedAsOne: number) {}

  /** Adds a page. A name that has been there before is left out. */
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

  /** All names, with others among the first that no page has named. */
  with(others: ReadonlySet<string>): readonly string[] {
    const added = [...others].filter((name) => !this.named.has(name));
    return [...(added.length === 0 ? this.first : sorted([...this.first, ...added])), ...this.later];
  }
}
