import { withoutLogNoise } from './logNoise';
import { matchesOf, type Match, type Vocabulary } from './vocabulary';
import { tellingWords, wordsOf, type Word } from './words';

/** More words than in the longest message. A search must be faster than typing. */
const maxWords = 200;

/** The words of a query without noise, unless it is nothing but noise. */
function queryWords(typed: string): readonly Word[] {
  const words = wordsOf(withoutLogNoise(typed));
  return tellingWords(words.length > 0 ? words : wordsOf(typed));
}

/** A compound that the catalog doesn't have counts as its parts. */
function knownParts({ terms }: Vocabulary, word: Word): readonly string[] {
  return terms.has(word.text) || word.parts.length === 0
    ? [word.text]
    : tellingWords(word.parts.map((text) => ({ text, parts: [] }))).map(({ text }) => text);
}

/**
 * The words of the catalog that each word of a typed or pasted text may mean. Each word counts once, and words that the
 * catalog doesn't have don't count.
 */
export function queryMatches(vocabulary: Vocabulary, typed: string): readonly (readonly Match[])[] {
  const parts = queryWords(typed).flatMap((word) => knownParts(vocabulary, word));
  const words = [...new Set(parts)].slice(0, maxWords);
  const isEndOpen = /\w$/u.test(typed);
  return words
    .map((word, place) => matchesOf(vocabulary, word, isEndOpen && place === words.length - 1))
    .filter((matches) => matches.length > 0);
}
