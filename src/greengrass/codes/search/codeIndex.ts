import { isUmbrella } from '../../failures/headline';
import type { ErrorCode } from '../errorCodes';
import logPhrases from './logPhrases.json';
import { vocabularyOf, type Vocabulary } from './vocabulary';
import { tellingWords, wordsAndParts, wordsOf } from './words';

/** How much a word says about a code, by where the catalog has it. */
const weights = { name: 3, logPhrase: 2.5, meaning: 2, lifecycleStep: 2, remedy: 1, errorType: 1 };

/** A word of the catalog. */
interface Term {
  /** The rarer a word, the more it says. At least `Math.log(2)`. */
  readonly rarity: number;
  /** The positions of the codes that have it, with its weight for each. */
  readonly weights: ReadonlyMap<number, number>;
}

/** A code with its texts that say more as a whole than their words do. */
export interface IndexedCode {
  readonly code: ErrorCode;
  readonly isUmbrella: boolean;
  /** The words of its name in alphabetical order. */
  readonly sortedName: string;
  readonly name: readonly string[];
  readonly meaning: readonly string[];
  /** What logs say when a device reports it, and its error types. */
  readonly phrases: readonly (readonly string[])[];
}

/** Codes, prepared for searches. */
export interface CodeIndex {
  /** In the order of the catalog. A position is an index of this list. */
  readonly codes: readonly IndexedCode[];
  readonly vocabulary: Vocabulary;
  readonly terms: ReadonlyMap<string, Term>;
}

const phrasesByCode: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(logPhrases));

/** The words of a text in alphabetical order, with the parts of a compound as words. */
export function inAlphabeticalOrder(text: string): string {
  const words = wordsOf(text).flatMap((word) => (word.parts.length > 0 ? word.parts : [word.text]));
  return words.sort().join(' ');
}

function weightsOf({ code, meaning, remedy, errorTypes, lifecycleStep }: ErrorCode): ReadonlyMap<string, number> {
  const texts: readonly (readonly [text: string, weight: number])[] = [
    [remedy, weights.remedy],
    [errorTypes.join(' '), weights.errorType],
    [meaning, weights.meaning],
    [lifecycleStep ?? '', weights.lifecycleStep],
    [(phrasesByCode.get(code) ?? []).join(' '), weights.logPhrase],
    [code, weights.name],
  ];
  // The last entry for a word counts, so the texts are in ascending order of their weights.
  return new Map(texts.flatMap(([text, weight]) => wordsAndParts(text).map((word) => [word, weight] as const)));
}

function indexedCode(code: ErrorCode): IndexedCode {
  const phrase = (text: string): readonly string[] => tellingWords(wordsOf(text)).map((word) => word.text);
  return {
    code,
    isUmbrella: isUmbrella(code.code),
    sortedName: inAlphabeticalOrder(code.code),
    name: wordsOf(code.code).map((word) => word.text),
    meaning: phrase(code.meaning),
    phrases: [...(phrasesByCode.get(code.code) ?? []), ...code.errorTypes].map(phrase),
  };
}

/** Prepares codes for searches. */
export function indexCodes(codes: readonly ErrorCode[]): CodeIndex {
  const weightsOfTerms = new Map<string, Map<number, number>>();
  codes.forEach((code, position) => {
    for (const [word, weight] of weightsOf(code)) {
      const ofTerm = weightsOfTerms.get(word) ?? new Map<number, number>();
      weightsOfTerms.set(word, ofTerm.set(position, weight));
    }
  });
  const terms = [...weightsOfTerms].map(
    ([word, ofTerm]) => [word, { rarity: Math.log(1 + codes.length / ofTerm.size), weights: ofTerm }] as const,
  );
  return { codes: codes.map(indexedCode), vocabulary: vocabularyOf(weightsOfTerms.keys()), terms: new Map(terms) };
}
