/** A number with English thousands separators: 1,974. */
export function grouped(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/gu, ',');
}

/** `1 dependency`, `1,200 dependencies`. */
export function count(amount: number, singular: string, plural = `${singular}s`): string {
  return `${grouped(amount)} ${amount === 1 ? singular : plural}`;
}

/** A number that may be a minimum: `997+`. */
export function atLeast(amount: number, isMinimum: boolean): string {
  return `${grouped(amount)}${isMinimum ? '+' : ''}`;
}
