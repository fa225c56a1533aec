import { parseArn } from './arn';

/** Removes account numbers, ARNs, and thing names from a text. The same name always gets the same replacement. */
export type Redact = (text: string) => string;

const noAccount = '000000000000';

/** A text without account numbers. Longer numbers don't count, and neither does the end of an ID, such as a deployment ID. */
function withoutAccounts(text: string): string {
  return text.replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|(?<!\d)\d{12}(?!\d)/giu, (found) =>
    found.length > noAccount.length ? found : noAccount,
  );
}

/** A word of a Markdown document without its Markdown escapes. */
function unescaped(word: string): string {
  return word.replace(/\\(?=[_-])/gu, '');
}

/** Creates a redactor for the texts of one document. It finds things by their names, and everything else by ARN. */
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
    // A thing name can contain colons, and so can the text around it.
    word
      .split(/(:)/u)
      .map((part) => standIns.get(unescaped(part)) ?? withoutAccounts(part))
      .join('');

  return (text) =>
    text.replace(/arn:[^\s"'`<>()]+|(?:\\(?=[_-])|[\w:-])+/gu, (found) =>
      found.startsWith('arn:') ? redactArn(found) : redactWord(found),
    );
}

/** A value with every string in it redacted; member names are kept. */
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
