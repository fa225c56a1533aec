import { compareNames } from '../../base/compareNames';

/** From this ratio of lengths on, looking up the place of each name of the shorter run takes fewer comparisons. */
const muchLonger = 16;

/** Up to this ratio of lengths a run is merged with the one before it: no page, and no first look, then costs much. */
const aboutAsLong = 4;

/** Where a name is in a run, or belongs; not looked for before `from`. */
function placeOf(name: string, run: readonly string[], from: number): number {
  let low = from;
  let high = run.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareNames(run[middle] ?? '', name) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** Puts a few names among many: the many are copied and hardly compared. */
function insert(few: readonly string[], many: readonly string[]): readonly string[] {
  const pieces: (readonly string[])[] = [];
  let at = 0;
  for (const name of few) {
    const place = placeOf(name, many, at);
    pieces.push(many.slice(at, place), many[place] === name ? [] : [name]);
    at = place;
  }
  return few.slice(0, 0).concat(...pieces, many.slice(at));
}

/** Goes through two runs side by side. */
function zip(a: readonly string[], b: readonly string[]): readonly string[] {
  const merged: string[] = [];
  let inA = 0;
  let inB = 0;
  for (;;) {
    const nextA = a[inA];
    const nextB = b[inB];
    if (nextA === undefined || nextB === undefined) {
      return merged.concat(a.slice(inA), b.slice(inB));
    }
    const order = compareNames(nextA, nextB);
    merged.push(order <= 0 ? nextA : nextB);
    inA += order <= 0 ? 1 : 0;
    inB += order >= 0 ? 1 : 0;
  }
}

/** Two runs as one; a name that both have once. */
function merge(a: readonly string[], b: readonly string[]): readonly string[] {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  return shorter.length * muchLonger < longer.length ? insert(shorter, longer) : zip(a, b);
}

/**
 * Names in the order of {@link compareNames}, each once, while they arrive page by page. A page is sorted by itself to a
 * run, and runs are merged when they are about as long as each other, so that no page costs a sorting of everything.
 */
export class SortedNames {
  /** At least one. Each is several times as long as the one after it. */
  private runs: (readonly string[])[] = [[]];

  /** Adds names; those that are there already stay as they are. */
  add(names: Iterable<string>): void {
    this.push([...new Set(names)].sort(compareNames));
  }

  /** All names in order. The same array until names are added. */
  get inOrder(): readonly string[] {
    const whole = this.runs.reduceRight((merged, run) => merge(run, merged));
    this.runs = [whole];
    return whole;
  }

  private push(names: readonly string[]): void {
    let run = names;
    let last = this.runs.at(-1);
    while (last !== undefined && last.length <= run.length * aboutAsLong) {
      this.runs.pop();
      run = merge(last, run);
      last = this.runs.at(-1);
    }
    this.runs.push(run);
  }
}
