import { compareNames } from './compareNames';

/** Puts a name into its place among the first ones by name, of which there are so many at most. */
function insert(first: string[], name: string, most: number): void {
  const last = first[most - 1];
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
  first.length = Math.min(first.length, most);
}

/**
 * Which names have a text in them, whatever the case: those that begin with it first, each half by name. Of several words
 * each has to be in the name, which itself has no spaces. Looks once at each name and sorts only as many as are wanted,
 * because it is asked with every key that is typed.
 */
export function searchNames(names: Iterable<string>, typed: string, most: number): readonly string[] {
  const [wanted = '', ...others] = typed.trim().toLowerCase().split(/\s+/u);
  const beginning: string[] = [];
  const within: string[] = [];
  for (const name of names) {
    const small = name.toLowerCase();
    const at = others.every((other) => small.includes(other)) ? small.indexOf(wanted) : -1;
    if (at === 0) {
      insert(beginning, name, most);
    } else if (at > 0 && beginning.length < most) {
      insert(within, name, most);
    }
  }
  return [...beginning, ...within].slice(0, most);
}
