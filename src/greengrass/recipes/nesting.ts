/** More levels than any recipe has. The parser needs its stack for a few hundred. */
const maxLevels = { inJson: 100, ofLines: 80, inLines: 300, ofBrackets: 300 };

/** Brackets that contain nothing special: `${HOME}`, `{work:path}`. They end where they seem to, wherever they are. */
const harmless = /\{[^\n\r"'#[\]{}]*\}|\[[^\n\r"'#[\]{}]*\]/gu;

/** What starts an item or a value in YAML, also after another one. */
const indicator = /[-?:](?=\s|$)/gu;

/** The levels of a JSON text; `undefined` for any other text. */
function levelsOfJson(text: string): number | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  let level = 0;
  let most = 0;
  const withoutTexts = text.replace(/\\[^]/gu, '').replace(/"[^"]*"/gu, '');
  for (const [bracket] of withoutTexts.matchAll(/[[\]{}]/gu)) {
    level += bracket === '[' || bracket === '{' ? 1 : -1;
    most = Math.max(most, level);
  }
  return most;
}

/** How many brackets a text opens, at most. Only a parser can tell which of them are in a text, or where they end. */
function openedBrackets(text: string): number {
  return text.replace(harmless, '').replace(/[^[{]/gu, '').length;
}

/** How many levels the lines of a text can have: the columns where lines start, and further items in the same lines. */
function levelsOfLines(text: string): { readonly ofLines: number; readonly inLines: number } {
  const columns = new Set<number>();
  let inLines = 0;
  for (const line of text.split('\n')) {
    columns.add(line.search(/\S|$/u));
    inLines += Math.max(0, (line.match(indicator)?.length ?? 0) - 1);
  }
  return { ofLines: columns.size, inLines };
}

/**
 * Whether parsing a text could take more stack than there is. V8 ends the process if it runs out of stack while it compiles
 * a regular expression. The limits are on what YAML can mean at most, so a text with few levels can exceed them, too.
 */
export function isTooComplex(text: string): boolean {
  const levels = levelsOfJson(text);
  if (levels !== undefined) {
    return levels > maxLevels.inJson;
  }
  const { ofLines, inLines } = levelsOfLines(text);
  return ofLines > maxLevels.ofLines || inLines > maxLevels.inLines || openedBrackets(text) > maxLevels.ofBrackets;
}
