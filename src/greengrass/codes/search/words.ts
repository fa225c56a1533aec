/** A word of a text, in lower case. */
export interface Word {
  readonly text: string;
  /** The parts of a compound such as `GetObject` or `runWithDefault`; empty for a simple word. */
  readonly parts: readonly string[];
}

/** Spellings of a word, and the one that the search uses. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/\btim(?:e|ed|es|ing)[ -]?outs?\b/giu, 'timeout'],
  [/\bcheck[ -]?sums?\b/giu, 'checksum'],
  [/\blog(?:ged|ging)?[ -]?in(?:to)?\b/giu, 'login'],
  [/\bpre-?signed\b/giu, 'presigned'],
  [/\bpre-?flight\b/giu, 'preflight'],
  [/\brun[ -]with\b/giu, 'runWith'],
  [/\broll(?:ed|ing)?[ -]?back\b/giu, 'rollback'],
  [/\bi\/o\b/giu, 'IO'],
  [/\b(?:EOFException|end of (?:file|stream|input))\b/giu, 'EOF'],
  // The system's names of errors, as programs write them to their logs.
  [/\b(?:ETIMEDOUT|ESOCKETTIMEDOUT)\b/giu, 'connection timeout'],
  [/\bECONNREFUSED\b/giu, 'connection refused'],
  [/\b(?:ECONNRESET|ECONNABORTED)\b/giu, 'connection reset'],
  [/\b(?:ENOTFOUND|EAI AGAIN)\b/giu, 'could not resolve host'],
  [/\bEHOSTUNREACH\b/giu, 'host unreachable'],
  [/\bENETUNREACH\b/giu, 'network unreachable'],
  [/\bEPIPE\b/giu, 'broken pipe'],
  [/\btoo many open files\b/giu, 'EMFILE'],
  [/\bEROFS\b/giu, 'read only file system'],
  [/\bENOMEM\b/giu, 'out of memory'],
  // Of a file, not of a policy.
  [/\bEACCES\b/giu, 'permission denied file'],
  [/\bEPERM\b/giu, 'operation not permitted'],
  [/\bENOENT\b/giu, 'such file or directory'],
];

/** Words that say nothing about a failure. */
const stopWords: ReadonlySet<string> = new Set(
  [
    'a an the of to for in on at by with from and or as is are was were be been being am has have had having do does did',
    'it its this that these those there not no cannot cant couldnt could can will would should may might must isnt didnt',
    'doesnt dont wont i we you your my our they their he she while when where which who what why how then than so if but',
    'because due reason cause caused trying try tried again got occurred occur happened exception exceptions throw thrown',
    'stack trace java lang util concurrent log logs logger warn warning info debug stderr stdout message msg aws amazon com',
    'org null true false e g s t',
  ].flatMap((words) => words.split(' ')),
);

/** The endings of the forms of a word. */
const endings = /(?:ations?|ions?|ings?|ers?|ed|es|ly|s|e)$/u;

/** Without its ending, a shorter word would be the same as too many others. */
const shortestStem = 4;

/** The parts of a compound in camel case. */
function partsOf(word: string): readonly string[] {
  const isCompound = /\p{Ll}\p{Lu}|\d\p{Lu}\p{Ll}/u.test(word);
  const parts = isCompound ? word.match(/[\p{Lu}\d]+(?!\p{Ll})|\p{Lu}?\p{Ll}+/gu) : undefined;
  return (parts ?? []).map((part) => part.toLowerCase());
}

/** The words of a text in its order. Underscores separate words. */
export function wordsOf(text: string): readonly Word[] {
  const spelled = spellings.reduce(
    (before, [pattern, word]) => before.replace(pattern, word),
    text.replaceAll('_', ' ').replace(/['’]/gu, ''),
  );
  return (spelled.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => ({ text: word.toLowerCase(), parts: partsOf(word) }));
}

/** The words of a text, and the parts of those that are compounds. */
export function wordsAndParts(text: string): readonly string[] {
  return wordsOf(text).flatMap((word) => [word.text, ...word.parts]);
}

/** Removes the words that say nothing about a failure, unless there are no others. */
export function tellingWords(words: readonly Word[]): readonly Word[] {
  const telling = words.filter(({ text }) => !stopWords.has(text));
  return telling.length > 0 ? telling : words;
}

/** A word without its ending: the same for `connects`, `connected` and `connection`. */
export function stemOf(word: string): string {
  const stem = word.replace(endings, '');
  return stem.length >= shortestStem ? stem : word.replace(/s$/u, '');
}
