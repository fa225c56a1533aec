import fc from 'fast-check';

function withoutLetter(word: string, at: number): string {
  return word.slice(0, at) + word.slice(at + 1);
}

function withLetter(word: string, at: number, letter: string): string {
  return word.slice(0, at) + letter + word.slice(at);
}

function withSwappedLetters(word: string, at: number): string {
  return withLetter(withoutLetter(word, at), at + 1, word.charAt(at));
}

/** The word with one typing error: a missing, an added or a wrong letter, or two neighbors in the wrong order. */
export function typingErrorIn(word: string): fc.Arbitrary<string> {
  const at = fc.nat({ max: word.length - 1 });
  const letter = fc.string({
    unit: fc.constantFrom('A', 'E', 'I', 'K', 'N', 'R', 'S', 'T', '3', '_'),
    minLength: 1,
    maxLength: 1,
  });
  return fc
    .oneof(
      at.map((place) => withoutLetter(word, place)),
      fc.tuple(at, letter).map(([place, added]) => withLetter(word, place, added)),
      fc.tuple(at, letter).map(([place, other]) => withLetter(withoutLetter(word, place), place, other)),
      fc.nat({ max: word.length - 2 }).map((place) => withSwappedLetters(word, place)),
    )
    .filter((typed) => typed !== word);
}

/** Whether one text becomes the other by one typing error. It tries all of them. */
export function isTypingErrorOf(word: string, typed: string): boolean {
  const places = Array.from({ length: Math.max(word.length, typed.length) }, (_, place) => place);
  return (
    word === typed ||
    places.some(
      (at) =>
        withoutLetter(word, at) === typed ||
        withoutLetter(typed, at) === word ||
        (word.length === typed.length &&
          (withoutLetter(word, at) === withoutLetter(typed, at) || withSwappedLetters(word, at) === typed)),
    )
  );
}
