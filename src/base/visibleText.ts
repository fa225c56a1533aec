/**
 * Invisible characters that change what a reader sees: control characters, format characters (text direction, zero
 * width) and unpaired surrogates.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** Matches most texts. It is faster than `unseen`, which takes 1 ms on first use. */
const plain = /^[ -~]*$/u;

/** The default limit of shown characters. Copying copies the whole text. */
const defaultLimit = 1_000;

function visibleCharacter(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}

/**
 * Makes a text from AWS safe to show on one line. Line breaks and tabs become spaces, invisible characters are spelled
 * out (`\u202e`), and a text longer than `limit` characters is cut and ends in `…`.
 */
export function visibleText(text: string, limit = defaultLimit): string {
  if (text.length <= limit && plain.test(text)) {
    return text;
  }
  // The cut must not split a surrogate pair.
  const cut = text.length > limit ? `${text.slice(0, limit - 1).replace(/\p{Cs}$/u, '')}…` : text;
  return cut.replace(/\r\n|[\t\n\r]/gu, ' ').replace(unseen, visibleCharacter);
}

/**
 * Makes a text of several lines safe to show in an editor: invisible characters are spelled out, but line breaks and tabs
 * stay. Nothing is cut.
 */
export function visibleDocument(text: string): string {
  // A byte order mark at the start belongs to the encoding.
  return text
    .replace(/^\ufeff/u, '')
    .replace(unseen, (character) =>
      character === '\n' || character === '\r' || character === '\t' ? character : visibleCharacter(character),
    );
}

/** Makes a name safe to show on one line. A blank name becomes `(no name)`. */
export function visibleName(name: string): string {
  return name.trim() === '' ? '(no name)' : visibleText(name);
}

/** Encodes a text for a URL. Unpaired surrogates, which a URL can't contain, are replaced. */
export function addressPart(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}
