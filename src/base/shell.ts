/** A word as a POSIX shell takes it literally: in single quotes, unless nothing in it is special. */
export function shellQuoted(word: string): string {
  return /^[\w@%+=:,./-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
