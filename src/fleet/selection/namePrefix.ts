/**
 * What a name shares with its like: what is before the last number that stands by itself (`graz-press-001` and
 * `graz-press-2-gateway` are of `graz-press`), else before a number at the end (`press12` is of `press`), else its first
 * part (`lab-bench` is of `lab`). Empty for a name with nothing before its number.
 */
export function namePrefix(name: string): string {
  const standing = /^(.*)[-:_]\d+(?![^-:_])/su.exec(name)?.[1];
  if (standing !== undefined) {
    return standing;
  }
  const [first = ''] = name.split(/[-:_]/u, 1);
  const end = name.search(/\d*$/u);
  return end < name.length ? name.slice(0, end) : first;
}
