/**
 * Keeps one copy of equal strings. Devices of a fleet share components and deployments, but each response has its own
 * copy of every name. Sharing them saves memory and speeds up iteration.
 */
export class StringInterner {
  private readonly known = new Map<string, string>();

  /** Returns the shared copy of a string. */
  intern(text: string): string {
    const known = this.known.get(text);
    if (known === undefined) {
      this.known.set(text, text);
    }
    return known ?? text;
  }
}
