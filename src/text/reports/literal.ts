import { legibleMarkdown } from '../../base/markdown';
import { visibleText } from '../../base/visibleText';

/** A value that other users of the account can write, as literal code, so it can't act as Markdown. */
export function literal(text: string): string {
  const shown = visibleText(text, 10_000);
  const fence = fenceFor(shown, 1);
  // Markdown removes one space from each end if both have one.
  const isPadded = fence.length > 1 || (shown.startsWith(' ') && shown.endsWith(' '));
  return isPadded ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`;
}

/** An escaped error code, such as `COMPONENT\_BROKEN`. */
const escapedCode = /(?<![\w\\])[A-Z\d]+(?:\\_[A-Z\d]+)+(?!\w|\\_)/gu;

/** A text as Markdown that people also read unrendered, with the error codes in it as code. */
export function withCodes(text: string): string {
  return legibleMarkdown(text).replace(escapedCode, (code) => `\`${code.replaceAll('\\_', '_')}\``);
}

/** A fence of backticks longer than any in the text. */
export function fenceFor(text: string, least: number): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/gu)].map(([ticks]) => ticks.length));
  return '`'.repeat(Math.max(least, longest + 1));
}

/** A list item with a name; none without a text. */
export function item(name: string, text: string | undefined): readonly string[] {
  return text === undefined || text === '' ? [] : [`- ${name}: ${literal(text)}`];
}
