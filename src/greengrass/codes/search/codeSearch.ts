import type { CountReports } from '../../failures/reportedCodes';
import type { ErrorCode } from '../errorCodes';
import { indexCodes, type CodeIndex } from './codeIndex';
import { isOutcome } from './logTopics';
import { namedCodes } from './namedCodes';
import { scoreCodes } from './scoreCodes';

/** Returns the codes that match a text; see {@link codeSearch}. */
export type SearchCodes = (typed: string, countReports: CountReports) => readonly ErrorCode[];

/** The rest of a longer text is ignored, because a search must be faster than typing. In characters. */
const longestText = 10_000;

/** A reported code comes before others that match up to this many times better. */
const reportedFactor = 2;

/** Codes that match less than this part of the best one aren't listed. */
const leastPart = 0.2;

/** Reported codes first: the most specific ones, by how many devices report them, then umbrella codes. */
function allCodes({ codes }: CodeIndex, countReports: CountReports): readonly ErrorCode[] {
  const ranked = codes.map(({ code, isUmbrella }) => {
    const reports = countReports(code);
    return { code, reports, group: reports === 0 ? 2 : Number(isUmbrella) };
  });
  return ranked.sort((a, b) => a.group - b.group || b.reports - a.reports).map(({ code }) => code);
}

function describedCodes(index: CodeIndex, text: string, countReports: CountReports): readonly ErrorCode[] {
  const scores = scoreCodes(index, text);
  const least = Math.max(...scores.values()) * leastPart;
  const matching = index.codes.flatMap(({ code }, position) => {
    const score = scores.get(position) ?? 0;
    const rank = score * (countReports(code) > 0 ? reportedFactor : 1);
    return scores.has(position) && score >= least ? { code, rank } : [];
  });
  return matching.sort((a, b) => b.rank - a.rank).map(({ code }) => code);
}

/**
 * Prepares a search in these codes for typed and pasted texts. It returns the codes that match, best first; none if no
 * code has any word of the text.
 *
 * Codes that the text names come first, in its order. Then come the codes that its words describe, in any order: words of
 * their names, meanings and remedies, and of what logs say when devices report them. What only logs have, such as times
 * and threads, and words that no code has are ignored. A text that says only how a deployment ended describes no code. Among codes that match about equally well, those that devices
 * report come first. For an empty text: all codes.
 *
 * Preparing takes much longer than a search, so keep the result.
 */
export function codeSearch(codes: readonly ErrorCode[]): SearchCodes {
  const index = indexCodes(codes);
  return (typed, countReports) => {
    const text = typed.slice(0, longestText);
    if (text.trim() === '') {
      return allCodes(index, countReports);
    }
    const described = isOutcome(text) ? [] : describedCodes(index, text, countReports);
    return [...new Set([...namedCodes(index, text), ...described])];
  };
}
