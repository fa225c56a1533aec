import { isOneLetterOff } from './oneLetterOff';
import { synonymsOf } from './synonyms';
import { stemOf } from './words';

/** A word of the catalog that a typed word may mean. */
export interface Match {
  readonly term: string;
  readonly kind: 'same' | 'synonym' | 'similar';
  /** 1 for the same word, less for others. */
  readonly quality: number;
}

/** The words of the catalog. */
export interface Vocabulary {
  readonly terms: ReadonlySet<string>;
  readonly sorted: readonly string[];
  readonly byStem: ReadonlyMap<string, readonly string[]>;
  readonly byLength: ReadonlyMap<number, readonly string[]>;
}

const qualities = { same: 1, sameStem: 0.9, synonym: 0.8, start: 0.6, typo: 0.7, startOfOther: 0.3 };

/** Shorter words have too many neighbors. */
const shortestWithTypo = 4;

/** A start of fewer letters says nothing, unless the user is still typing the word. */
const shortestStart = 3;

function grouped<K>(terms: readonly string[], keyOf: (term: string) => K): ReadonlyMap<K, readonly string[]> {
  const groups = new Map<K, string[]>();
  for (const term of terms) {
    const group = groups.get(keyOf(term)) ?? [];
    groups.set(keyOf(term), group);
    group.push(term);
  }
  return groups;
}

export function vocabularyOf(terms: Iterable<string>): Vocabulary {
  const sorted = [...new Set(terms)].sort();
  return {
    terms: new Set(sorted),
    sorted,
    byStem: grouped(sorted, stemOf),
    byLength: grouped(sorted, ({ length }) => length),
  };
}

function termsThatStart({ sorted }: Vocabulary, start: string): readonly string[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((sorted[middle] ?? '') < start) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  let end = low;
  while (sorted[end]?.startsWith(start) === true) {
    end += 1;
  }
  return sorted.slice(low, end);
}

function termsOneLetterOff({ byLength }: Vocabulary, word: string): readonly string[] {
  if (word.length < shortestWithTypo) {
    return [];
  }
  const near = [-1, 0, 1].flatMap((difference) => {
    const length = word.length + difference;
    return length < shortestWithTypo ? [] : (byLength.get(length) ?? []);
  });
  return near.filter((term) => isOneLetterOff(term, word));
}

function all(terms: readonly string[], kind: Match['kind'], quality: number): readonly Match[] {
  return terms.map((term) => ({ term, kind, quality }));
}

/**
 * What a typed word may mean, best first: the same word, its other forms and its synonyms. If there are none, the words
 * that start with it; if there are none either, those that are one typing error away. A word that the user is still typing
 * may always be the start of others.
 */
export function matchesOf(vocabulary: Vocabulary, word: string, isUnfinished: boolean): readonly Match[] {
  const { terms, byStem } = vocabulary;
  const synonyms = synonymsOf(word).filter((synonym) => terms.has(synonym));
  const meant = [
    ...all(terms.has(word) ? [word] : [], 'same', qualities.same),
    ...all(byStem.get(stemOf(word)) ?? [], 'same', qualities.sameStem),
    ...all(synonyms, 'synonym', qualities.synonym),
  ];
  const started = isUnfinished || word.length >= shortestStart ? termsThatStart(vocabulary, word) : [];
  if (meant.length > 0) {
    return isUnfinished ? [...meant, ...all(started, 'similar', qualities.startOfOther)] : meant;
  }
  return started.length > 0
    ? all(started, 'similar', qualities.start)
    : all(termsOneLetterOff(vocabulary, word), 'similar', qualities.typo);
}
