/** Words with an upper-case first letter, as the start of a sentence or a label. */
export function capitalized(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
