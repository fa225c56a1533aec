import type { CodeIndex, IndexedCode } from './codeIndex';
import { queryMatches } from './queryMatches';
import type { Match } from './vocabulary';

/** How much more a text says as a whole than its words do. */
const bonuses = { name: 2, meaning: 2, phrase: 4 };

/** A smaller part of a text doesn't say what the whole does. Larger parts count with their third power. */
const leastPart = 0.6;

/** The codes after an umbrella code in a stack are more specific. */
const umbrellaFactor = 0.75;

/** The higher, the more it counts that a code has all words of the query. */
const coverageExponent = 1.5;

/** How well a code matches one word or all words of a query. */
interface Score {
  /** How much the words say about the code. */
  readonly gain: number;
  /** How much the words say at all. */
  readonly covered: number;
}

const nothing: Score = { gain: 0, covered: 0 };

/** The scores of the codes that one word of the query describes, by position: those of the best match. */
function scoresOfWord({ terms }: CodeIndex, matches: readonly Match[]): ReadonlyMap<number, Score> {
  const rarities = matches.map(({ term, kind }) => (kind === 'same' ? terms.get(term)?.rarity : undefined) ?? Infinity);
  // A rarer synonym says no more than the word itself.
  const most = Math.min(...rarities);
  const scores = new Map<number, Score>();
  for (const { term, quality } of matches) {
    const { rarity = 0, weights = [] } = terms.get(term) ?? {};
    const covered = Math.min(rarity, most) * quality;
    for (const [position, weight] of weights) {
      const before = scores.get(position) ?? nothing;
      scores.set(position, {
        gain: Math.max(before.gain, covered * weight),
        covered: Math.max(before.covered, covered),
      });
    }
  }
  return scores;
}

/** The words of the catalog that the query has, with the quality of the best match. A phrase isn't made of synonyms. */
function wordsFound(queried: readonly (readonly Match[])[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { term, kind, quality } of queried.flat()) {
    if (kind !== 'synonym') {
      found.set(term, Math.max(quality, found.get(term) ?? 0));
    }
  }
  return found;
}

/** What the words of a text say, and how much of it the query has, by the quality of its matches. */
function bonusOf({ terms }: CodeIndex, words: readonly string[], found: ReadonlyMap<string, number>): number {
  let whole = 0;
  let part = 0;
  for (const word of words) {
    const { rarity = 0 } = terms.get(word) ?? {};
    whole += rarity;
    part += rarity * (found.get(word) ?? 0);
  }
  return whole === 0 || part < whole * leastPart ? 0 : (part / whole) ** 3 * whole;
}

function bestBonus(index: CodeIndex, code: IndexedCode, found: ReadonlyMap<string, number>): number {
  return Math.max(
    bonusOf(index, code.name, found) * bonuses.name,
    bonusOf(index, code.meaning, found) * bonuses.meaning,
    ...code.phrases.map((phrase) => bonusOf(index, phrase, found) * bonuses.phrase),
  );
}

/** How well each code matches the words of a text, by its position. Codes that match none are missing. */
export function scoreCodes(index: CodeIndex, typed: string): ReadonlyMap<number, number> {
  const queried = queryMatches(index.vocabulary, typed);
  const found = wordsFound(queried);
  const totals = new Map<number, Score>();
  let whole = 0;
  for (const matches of queried) {
    const scores = scoresOfWord(index, matches);
    whole += Math.max(...[...scores.values()].map(({ covered }) => covered));
    for (const [position, { gain, covered }] of scores) {
      const total = totals.get(position) ?? nothing;
      totals.set(position, { gain: total.gain + gain, covered: total.covered + covered });
    }
  }
  const scoreOf = (code: IndexedCode, { gain, covered }: Score): number =>
    (gain + bestBonus(index, code, found)) *
    (covered / whole) ** coverageExponent *
    (code.isUmbrella ? umbrellaFactor : 1);
  return new Map(
    index.codes.flatMap((code, position) => {
      const total = totals.get(position);
      return total === undefined ? [] : [[position, scoreOf(code, total)] as const];
    }),
  );
}
