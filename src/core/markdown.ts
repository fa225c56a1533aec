/**
 * A text as it stands for itself in Markdown. Every punctuation mark is escaped, so nothing in it is a link, an image,
 * an address to click or a tag. Unlike the escaping that VS Code offers it leaves spaces as they are, so lines can wrap.
 */
export function markdownText(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/gu, '\\$&').trim();
}
