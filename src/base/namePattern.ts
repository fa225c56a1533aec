/** Judges names in small letters: these parts in this order, the first at the beginning and the last at the end. */
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
 * Judges whole names, whatever the case: `*` stands for any text. Without one a name has to be the same.
 *
 * It is no regular expression, so nothing that is typed makes it slow.
 */
export function wholeNameTest(pattern: string): (name: string) => boolean {
  const wanted = pattern.toLowerCase();
  const parts = wanted.split('*');
  if (parts.length === 1) {
    // Small letters do not change the length of a name that AWS allows, and to compare lengths is quicker.
    return (name) => name.length === pattern.length && name.toLowerCase() === wanted;
  }
  const fits = partsTest(parts);
  return (name) => fits(name.toLowerCase());
}

/**
 * Judges names as a person types a filter, whatever the case: a text that is anywhere in the name; with a `*`, which
 * stands for any text, a pattern of the whole name; with a `!` before either, the names that do not fit.
 */
export function nameTest(typed: string): (name: string) => boolean {
  const isInverted = typed.startsWith('!');
  const pattern = (isInverted ? typed.slice(1) : typed).trim();
  const wanted = pattern.toLowerCase();
  const fits = pattern.includes('*') ? wholeNameTest(pattern) : (name: string) => name.toLowerCase().includes(wanted);
  return isInverted ? (name) => !fits(name) : fits;
}
