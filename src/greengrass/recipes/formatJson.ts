/** Longer texts stay as they are: nobody reads them, and lines with indentation would make them many times longer. */
const maxCharacters = 200_000;

const indent = '    ';

const maxIndents = 40;

/** A run of characters without a meaning of their own, or one of `{}[],:`. */
const token = /[^"{}[\],:\s]+|[{}[\],:]/uy;

/** Where a text in quotes ends. Without a closing quote, it goes to the end. */
function endOfQuoted(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text[index] !== '"') {
    index += text[index] === '\\' ? 2 : 1;
  }
  return Math.min(index + 1, text.length);
}

/** The parts of a JSON text without the white space between them. */
function* partsOf(text: string): Generator<string> {
  for (let index = 0; index < text.length;) {
    token.lastIndex = index;
    const part = text[index] === '"' ? text.slice(index, endOfQuoted(text, index)) : (token.exec(text)?.[0] ?? '');
    index += Math.max(1, part.length);
    if (part !== '') {
      yield part;
    }
  }
}

/**
 * Breaks JSON in one line into lines. AWS returns recipes in one line. Only white space changes: numbers and names stay as
 * they are, unlike after parsing. A text that isn't JSON, or that has lines already, is returned unchanged.
 */
export function formatJson(text: string): string {
  if (text.length > maxCharacters || !/^\s*[{[][^\n\r]*$/u.test(text.trimEnd())) {
    return text;
  }
  let depth = 0;
  let before = '';
  const formatted: string[] = [];
  for (const part of partsOf(text)) {
    const isFirst = before === '{' || before === '[';
    const closes = part === '}' || part === ']';
    depth = closes ? Math.max(0, depth - 1) : depth;
    const isOnNewLine = closes ? !isFirst : isFirst || before === ',';
    if (isOnNewLine) {
      formatted.push('\n', indent.repeat(Math.min(depth, maxIndents)));
    }
    formatted.push(part === ':' ? ': ' : part);
    depth += part === '{' || part === '[' ? 1 : 0;
    before = part;
  }
  return `${formatted.join('')}\n`;
}
