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

/** What the nucleus writes if a component that a deployment started is broken, with the name of the component. */
const brokenService = /\bService ([A-Za-z0-9._-]{1,128}) in broken state after deployment\b/u;

/** The root of all components in a nucleus. It is broken if another component is, and has neither a version nor a log. */
const rootService = 'main';

/**
 * The component that is broken according to the sentence of the nucleus; `undefined` if a text doesn't have it. After a
 * rollback, nothing else may name a component that the deployment added.
 */
export function brokenComponentIn(text: string | undefined): string | undefined {
  const name = brokenService.exec(text ?? '')?.[1];
  return name === rootService ? undefined : name;
}
