import { compareNames } from './format';

/** Which names have a text in them, whatever the case: those that begin with it first, each half by name. */
export function searchNames(names: Iterable<string>, typed: string, most: number): readonly string[] {
  const wanted = typed.trim().toLowerCase();
  const beginning: string[] = [];
  const within: string[] = [];
  for (const name of names) {
    const at = name.toLowerCase().indexOf(wanted);
    if (at === 0) {
      beginning.push(name);
    } else if (at > 0) {
      within.push(name);
    }
  }
  return [...beginning.sort(compareNames), ...within.sort(compareNames)].slice(0, most);
}
