/**
 * A text as it stands for itself in Markdown. Every punctuation mark is escaped, so nothing in it is a link, an image,
 * an address to click or a tag. Unlike the escaping that VS Code offers it leaves spaces as they are, so lines can wrap.
 */
export function markdownText(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/gu, '\\$&').trim();
}

/** What Markdown reads wherever it stands; `$` begins a formula in VS Code and on GitHub. */
const active = /[\\`*_[\]<>|~&$]/u;

/** What begins a heading, a list or a line under a heading, and what ends a heading. */
const atAnEnd = /^[#+=-]|(?<=^\d{1,9})[.)](?=\s|$)|(?<=\s)#(?=#*$)/u;

/** Where a web or mail address that nobody marked would become a link. */
const inAnAddress = /(?<=www)\.|(?<=:)\/(?=\/)|(?<=[\w.+-])@(?=[\w-])/u;

const read = new RegExp([active, atAnEnd, inAnAddress].map(({ source }) => source).join('|'), 'giu');

/**
 * A text as it stands for itself in Markdown that people read unrendered as well: on one line, and only what Markdown
 * would read where it stands is escaped. Not for hovers, which know more than Markdown.
 */
export function legibleMarkdown(text: string): string {
  return text
    .replace(/\s*[\n\r]\s*/gu, ' ')
    .trim()
    .replace(read, '\\$&');
}
