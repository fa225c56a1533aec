/**
 * Escapes a text for Markdown. Every punctuation mark is escaped, so nothing in it becomes a link, an image or a tag.
 * Unlike VS Code's own escaping, it keeps spaces, so lines can wrap.
 */
export function markdownText(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/gu, '\\$&').trim();
}

/** Characters that Markdown interprets anywhere. `$` starts a formula in VS Code and on GitHub. */
const active = /[\\`*_[\]<>|~&$]/u;

/** The start of a heading, a list or a heading underline, and the end of a heading. */
const atAnEnd = /^[#+=-]|(?<=^\d{1,9})[.)](?=\s|$)|(?<=\s)#(?=#*$)/u;

/** Characters that turn a plain web or mail address into a link. */
const inAnAddress = /(?<=www)\.|(?<=:)\/(?=\/)|(?<=[\w.+-])@(?=[\w-])/u;

const interpreted = new RegExp([active, atAnEnd, inAnAddress].map(({ source }) => source).join('|'), 'giu');

/**
 * Escapes a text for Markdown that people also read unrendered. The result is one line, and only characters that
 * Markdown interprets at their position are escaped. Not for hovers, which support more than Markdown.
 */
export function legibleMarkdown(text: string): string {
  return text
    .replace(/\s*[\n\r]\s*/gu, ' ')
    .trim()
    .replace(interpreted, '\\$&');
}
