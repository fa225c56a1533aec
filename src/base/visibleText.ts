/**
 * Characters that a reader does not see but that change what is seen: control characters, and format characters, which
 * turn the direction of text around or have no width. With them halves of characters, which are no text at all.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** Of what most texts are: nothing in it is unseen, and that is known at once, where the other takes 1 ms the first time. */
const plain = /^[ -~]*$/u;

/** At most this many characters of a text are shown in one place. Copying gives all of it. */
const shownLength = 1_000;

function visibleCharacter(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}

/**
 * A text from the service as it may be shown on one line: line breaks and tabs become spaces, unseen characters are
 * written out (`\u202e`), and what is longer than `limit` characters is cut and ends in `…`.
 */
export function visibleText(text: string, limit = shownLength): string {
  if (text.length <= limit && plain.test(text)) {
    return text;
  }
  // The cut must not leave half of a character that takes two code units.
  const cut = text.length > limit ? `${text.slice(0, limit - 1).replace(/\p{Cs}$/u, '')}…` : text;
  return cut.replace(/\r\n|[\t\n\r]/gu, ' ').replace(unseen, visibleCharacter);
}

/** A name as it may be shown on one line; one that nobody would see is called that. */
export function visibleName(name: string): string {
  return name.trim() === '' ? '(no name)' : visibleText(name);
}

/** A text as a part of an address. Halves of characters, which no address can hold, are replaced. */
export function addressPart(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}
