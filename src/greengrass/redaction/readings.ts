import type { Span } from './neverRedacted';

/** A text as a reader can decode it. */
export interface Reading {
  readonly text: string;
  /** The part of the original text that a part of this one was decoded from. */
  readonly original: (part: Span) => Span;
}

/** A URL can be encoded twice, and a log line can be quoted in a JSON text in another one. */
const maxRounds = 5;

/** The color codes of a terminal. */
const escapeCharacter = '\u001b';

const quick = new RegExp(`[%$\\\\+${escapeCharacter}]`, 'u');

/**
 * What can be encoded between two names or within one: characters in a URL (`%3A`, `$253A` in a link to CloudWatch),
 * escapes in a quoted text (`\n`, `\u003a`), and colors in the output of a terminal. CloudWatch log streams have a `+`
 * for a colon in a thing name.
 */
const encoded = new RegExp(
  [
    /[%$]([\dA-Fa-f]{2})/u,
    /\\u([\dA-Fa-f]{4})/u,
    /\\x([\dA-Fa-f]{2})/u,
    /\\([nrtbf"'/\\])/u,
    /(\+)/u,
    new RegExp(`${escapeCharacter}\\[[\\d;]*[A-Za-z]`, 'u'),
  ]
    .map(({ source }) => source)
    .join('|'),
  'gu',
);

function decodedCharacter([, url, unicode, hex, escape, plus]: readonly (string | undefined)[]): string {
  const code = url ?? unicode ?? hex;
  if (code !== undefined) {
    return String.fromCharCode(Number.parseInt(code, 16));
  }
  if (plus !== undefined) {
    return ':';
  }
  return escape !== undefined && /["'/\\]/u.test(escape) ? escape : ' ';
}

/** Decodes each encoded character once; `undefined` if a text has none. */
function decodedOnce(text: string): Reading | undefined {
  const found = quick.test(text) ? [...text.matchAll(encoded)] : [];
  if (found.length === 0) {
    return undefined;
  }
  let decoded = '';
  /** The original position of each character, and of the end. */
  const positions: number[] = [];
  let from = 0;
  const keepUntil = (end: number): void => {
    decoded += text.slice(from, end);
    for (let at = from; at < end; at += 1) {
      positions.push(at);
    }
  };
  for (const match of found) {
    keepUntil(match.index);
    decoded += decodedCharacter(match);
    positions.push(match.index);
    from = match.index + match[0].length;
  }
  keepUntil(text.length);
  const original = (at: number): number => positions[at] ?? text.length;
  return { text: decoded, original: ({ start, end }) => ({ start: original(start), end: original(end) }) };
}

/** A text as it is, and as it reads after each round of decoding. */
export function readingsOf(text: string): readonly Reading[] {
  const readings: Reading[] = [{ text, original: (part) => part }];
  for (let round = 0; round < maxRounds; round += 1) {
    const last = readings.at(-1);
    const next = last && decodedOnce(last.text);
    if (last === undefined || next === undefined) {
      break;
    }
    readings.push({ text: next.text, original: (part) => last.original(next.original(part)) });
  }
  return readings;
}
