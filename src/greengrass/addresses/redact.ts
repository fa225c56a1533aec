import { parseArn } from './arn';

/** Takes account numbers, ARNs, and thing names out of a text. The same thing gets the same stand-in every time. */
export type Redact = (text: string) => string;

const noAccount = '000000000000';

/** A text without account numbers. Longer numbers are none, and neither is the end of an ID such as a deployment's. */
function withoutAccounts(text: string): string {
  return text.replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|(?<!\d)\d{12}(?!\d)/giu, (found) =>
    found.length > noAccount.length ? found : noAccount,
  );
}

/** A word of a Markdown document as it was before what Markdown reads in it was escaped. */
function unescaped(word: string): string {
  return word.replace(/\\(?=[_-])/gu, '');
}

/** Makes what redacts the texts of one document. It knows things by their names, and all others by the ARNs they are in. */
export function makeRedact(thingNames: Iterable<string>): Redact {
  const standIns = new Map<string, string>();
  const groups = new Map<string, string>();
  const standIn = (names: Map<string, string>, name: string, word: string): string => {
    const known = names.get(name) ?? `${word}-${names.size + 1}`;
    names.set(name, known);
    return known;
  };
  for (const thingName of thingNames) {
    standIn(standIns, thingName, 'thing');
  }

  const redactArn = (text: string): string => {
    const arn = parseArn(text);
    if (arn === undefined) {
      return withoutAccounts(text);
    }
    const resource = withoutAccounts(arn.resource)
      .replace(
        /^(thing\/|coreDevices:)(.+)$/u,
        (_, kind: string, name: string) => kind + standIn(standIns, name, 'thing'),
      )
      .replace(/^(thinggroup\/)(.+)$/u, (_, kind: string, name: string) => kind + standIn(groups, name, 'thing-group'));
    const account = arn.account === '' ? '' : noAccount;
    return `arn:${arn.partition}:${arn.service}:${arn.region}:${account}:${resource}`;
  };
  const redactWord = (word: string): string =>
    standIns.get(unescaped(word)) ??
    // A thing name may hold colons, and so may what stands around it.
    word
      .split(/(:)/u)
      .map((part) => standIns.get(unescaped(part)) ?? withoutAccounts(part))
      .join('');

  return (text) =>
    text.replace(/arn:[^\s"'`<>()]+|(?:\\(?=[_-])|[\w:-])+/gu, (found) =>
      found.startsWith('arn:') ? redactArn(found) : redactWord(found),
    );
}

/** A value with every text in it redacted; names of members stay. */
export function redacted(value: unknown, redact: Redact): unknown {
  if (typeof value === 'string') {
    return redact(value);
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown) => redacted(item, redact));
  }
  return typeof value === 'object' && value !== null && !(value instanceof Date)
    ? Object.fromEntries(Object.entries(value).map(([key, item]: [string, unknown]) => [key, redacted(item, redact)]))
    : value;
}
