/** A name goes on with one of these characters. A dot or hyphen also ends a sentence, so it needs another one after it. */
const continues = /^[.-]*[A-Za-z0-9_]/u;

/** The nucleus writes a version behind a name: `com.example.Press-1.4.2`. */
const version = /^[-=:@]v?\d+\.\d+\.\d+(?![A-Za-z0-9_])/u;

const endsInName = /[A-Za-z0-9_.-]$/u;

/** Whether a text contains a component name as a whole: `com.a` isn't in `com.a.b`. */
function mentions(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const rest = text.slice(at + name.length, at + name.length + 40);
    if (!endsInName.test(text.slice(0, at).slice(-1)) && (version.test(rest) || !continues.test(rest))) {
      return true;
    }
  }
  return false;
}

/** The longest of these component names that a text contains as a whole; `undefined` if it contains none. */
export function namedComponent(text: string | undefined, names: readonly string[]): string | undefined {
  if (text === undefined || text === '') {
    return undefined;
  }
  return names
    .filter((name) => name !== '' && mentions(text, name))
    .reduce<string | undefined>(
      (longest, name) => (longest === undefined || name.length > longest.length ? name : longest),
      undefined,
    );
}
