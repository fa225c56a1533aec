import { compareNames } from './compareNames';

/** A list of distinct names in order. After a small change, sorting it again takes a fraction of the first time. */
export class SortedNames {
  private sorted: readonly string[] = [];

  /** These names in order. */
  of(names: readonly string[]): readonly string[] {
    const added = new Set(names);
    const kept = this.sorted.filter((name) => added.delete(name));
    if (added.size > 0 || kept.length < this.sorted.length) {
      // Names that are in order already cost little.
      this.sorted = [...kept, ...added].sort(compareNames);
    }
    return this.sorted;
  }
}
