/** Matches lower-case names with these parts in this order, the first at the start and the last at the end. */
function partsTest([first = '', ...others]: readonly string[]): (name: string) => boolean {
  const last = others.at(-1) ?? '';
  const between = others.slice(0, -1);
  return (name) => {
    if (!name.startsWith(first) || !name.endsWith(last)) {
      return false;
    }
    let at = first.length;
    for (const part of between) {
      const found = name.indexOf(part, at);
      if (found < 0) {
        return false;
      }
      at = found + part.length;
    }
    return at <= name.length - last.length;
  };
}

/**
 * Matches whole names, ignoring case. `*` matches any text. Without it, the name must be equal.
 *
 * It isn't a regular expression, so no input makes it slow.
 */
export function wholeNameTest(pattern: string): (name: string) => boolean {
  const wanted = pattern.toLowerCase();
  const parts = wanted.split('*');
  if (parts.length === 1) {
    // Comparing lengths first is faster, and lower case doesn't change the length of a name that AWS allows.
    return (name) => name.length === pattern.length && name.toLowerCase() === wanted;
  }
  const matches = partsTest(parts);
  return (name) => matches(name.toLowerCase());
}

/**
 * Matches names by a typed filter, ignoring case. A text matches anywhere in the name. With `*`, which matches any text,
 * it is a pattern for the whole name. A leading `!` inverts the filter.
 */
export function nameTest(typed: string): (name: string) => boolean {
  const isInverted = typed.startsWith('!');
  const pattern = (isInverted ? typed.slice(1) : typed).trim();
  const wanted = pattern.toLowerCase();
  const matches = pattern.includes('*')
    ? wholeNameTest(pattern)
    : (name: string) => name.toLowerCase().includes(wanted);
  return isInverted ? (name) => !matches(name) : matches;
}
