/**
 * The prefix of a name, which similar devices share. It ends before the last separate number (`graz-press` for
 * `graz-press-001` and `graz-press-2-gateway`), else before a trailing number (`press` for `press12`), else after the
 * first part (`lab` for `lab-bench`). Empty if the name starts with its number.
 */
export function namePrefix(name: string): string {
  const beforeNumber = /^(.*)[-:_]\d+(?![^-:_])/su.exec(name)?.[1];
  if (beforeNumber !== undefined) {
    return beforeNumber;
  }
  const [first = ''] = name.split(/[-:_]/u, 1);
  const end = name.search(/\d*$/u);
  return end < name.length ? name.slice(0, end) : first;
}
