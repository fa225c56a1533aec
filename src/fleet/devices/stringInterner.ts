/**
 * Keeps equal strings once. The devices of a fleet have the same components from the same deployments, each answer with
 * its own copy of every name: shared, they take less memory, and going through them takes less time.
 */
export class StringInterner {
  private readonly known = new Map<string, string>();

  /** The same string, in the one copy that all share. */
  intern(text: string): string {
    const known = this.known.get(text);
    if (known === undefined) {
      this.known.set(text, text);
    }
    return known ?? text;
  }
}
