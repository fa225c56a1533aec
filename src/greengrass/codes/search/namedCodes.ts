import type { ErrorCode } from '../errorCodes';
import { inAlphabeticalOrder, type CodeIndex } from './codeIndex';
import { isOneLetterOff } from './oneLetterOff';

/** A longer text isn't the name of one code, written with spaces. In characters. */
const longestName = 60;

/** A shorter text could be a typing error of many things. In characters. */
const shortestName = 6;

/** More names than in the longest error stack. A search must be faster than typing. */
const maxNames = 100;

/** The texts that may be names of codes, in their order. The whole text may be one without its underscores. */
function possibleNames(text: string): readonly string[] {
  const whole = text.length > longestName ? '' : text.replace(/\W+/gu, '_');
  const parts = (text.match(/\w+/gu) ?? []).filter((part) => part.includes('_'));
  const names = [whole, ...parts].filter(({ length }) => length >= shortestName).map((name) => name.toUpperCase());
  return [...new Set(names)].slice(0, maxNames);
}

/**
 * The codes that a text names, in its order and each once. A name may have one typing error, unless another code has
 * exactly that name. The words of a name may be in any order if the text has no others.
 */
export function namedCodes({ codes }: CodeIndex, text: string): readonly ErrorCode[] {
  const named = possibleNames(text.trim()).flatMap((name) => {
    const exact = codes.filter(({ code }) => code.code === name);
    return exact.length > 0 ? exact : codes.filter(({ code }) => isOneLetterOff(code.code, name));
  });
  const words = text.length > longestName ? '' : inAlphabeticalOrder(text);
  const withTheseWords = codes.filter(({ sortedName }) => sortedName === words);
  return [...new Set([...named, ...withTheseWords])].map(({ code }) => code);
}
