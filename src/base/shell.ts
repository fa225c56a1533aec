/** Quotes a word for a POSIX shell. A word without special characters stays as it is. */
export function shellQuoted(word: string): string {
  return /^[\w@%+=:,./-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
