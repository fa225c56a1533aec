import { compareNames } from './compareNames';

/** Inserts a name into a sorted list of at most `limit` names. */
function insert(first: string[], name: string, limit: number): void {
  const last = first[limit - 1];
  if (last !== undefined && compareNames(name, last) >= 0) {
    return;
  }
  let low = 0;
  let high = first.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (compareNames(first[middle] ?? '', name) <= 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  first.splice(low, 0, name);
  first.length = Math.min(first.length, limit);
}

/**
 * The names that contain a text, ignoring case. Names that start with it come first, and both parts are sorted by name.
 * A name must contain all words of the text, because names have no spaces. It runs on every key press, so it visits each
 * name once and sorts at most `limit` names.
 */
export function searchNames(names: Iterable<string>, typed: string, limit: number): readonly string[] {
  const [wanted = '', ...others] = typed.trim().toLowerCase().split(/\s+/u);
  const atStart: string[] = [];
  const inside: string[] = [];
  for (const name of names) {
    const lower = name.toLowerCase();
    const at = others.every((other) => lower.includes(other)) ? lower.indexOf(wanted) : -1;
    if (at === 0) {
      insert(atStart, name, limit);
    } else if (at > 0 && atStart.length < limit) {
      insert(inside, name, limit);
    }
  }
  return [...atStart, ...inside].slice(0, limit);
}
