/** With fewer names, a prefix says nothing, and full names take little space. */
const fewest = 5;

/**
 * The reverse domain that most of these names begin with, such as `com.acme.`. Empty if most have none or different ones, or
 * if there are few names.
 */
export function sharedPrefix(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) {
    const prefix = /^[^.]+\.[^.]+\.(?=.)/u.exec(name)?.[0] ?? '';
    counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most === undefined || names.length < fewest || most[1] * 2 <= names.length ? '' : most[0];
}
