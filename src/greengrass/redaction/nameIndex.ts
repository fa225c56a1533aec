import type { Span } from './neverRedacted';

/** A name found in a text. */
export interface FoundName extends Span {
  readonly name: string;
}

/** A name by its parts: `-legacy_7-` has the core `legacy_7`, and `-` before and after it. */
interface Entry {
  readonly name: string;
  readonly core: string;
  readonly before: string;
  readonly after: string;
  /** Whether the name is replaced in any text, and not only in ARNs and in fields that hold names. */
  readonly isDistinctive: boolean;
}

/** Decides which names count. */
export interface NameRules {
  /** Whether a name counts at a position. */
  readonly isWanted: (position: number, isDistinctive: boolean) => boolean;
  /** Whether a name that was found isn't meant, because it is part of something else. */
  readonly isKept: (found: Span) => boolean;
}

const everyName: NameRules = { isWanted: () => true, isKept: () => false };

/** Whether a character is an ASCII letter or digit. AWS allows no other letters and digits in names. */
function isAlphanumeric(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
}

/** The end of the letters and digits from a position. */
function wordEnd(text: string, start: number): number {
  let end = start;
  while (isAlphanumeric(text.charCodeAt(end))) {
    end += 1;
  }
  return end;
}

/** From the first ASCII letter or digit to the last. */
function coreOf(name: string): readonly [start: number, end: number] {
  let [start, end] = [0, name.length];
  while (start < end && !isAlphanumeric(name.charCodeAt(start))) {
    start += 1;
  }
  while (start < end && !isAlphanumeric(name.charCodeAt(end - 1))) {
    end -= 1;
  }
  return [start, end];
}

/** The longer name, else the one with the same case. */
function isBetter(entry: Entry, other: Entry | undefined, text: string, start: number): boolean {
  const longer = entry.name.length - (other?.name.length ?? 0);
  if (other === undefined || longer !== 0) {
    return longer > 0;
  }
  return text.startsWith(entry.core, start) && !text.startsWith(other.core, start);
}

/**
 * Names that can be found in texts, between any two characters that are no letters or digits. Each word of a text is
 * looked up once, so the time depends on the length of the text and not on the number of names.
 */
export class NameIndex {
  /** By core in lower case. */
  private readonly entries = new Map<string, Entry[]>();
  /** The lengths of the cores that start with a word, longest first. By the word in lower case. */
  private readonly lengths = new Map<string, number[]>();

  /** Adds a name. One without ASCII letters and digits can't be found. */
  add(name: string, isDistinctive: boolean): void {
    const [start, end] = coreOf(name);
    if (start === end) {
      return;
    }
    const core = name.slice(start, end);
    const key = core.toLowerCase();
    const entry = { name, core, before: name.slice(0, start), after: name.slice(end), isDistinctive };
    const known = this.entries.get(key);
    if (known === undefined) {
      this.entries.set(key, [entry]);
    } else {
      known.push(entry);
    }
    const word = core.slice(0, wordEnd(core, 0)).toLowerCase();
    const lengths = this.lengths.get(word);
    if (lengths === undefined) {
      this.lengths.set(word, [core.length]);
    } else if (!lengths.includes(core.length)) {
      lengths.push(core.length);
      lengths.sort((a, b) => b - a);
    }
  }

  /** The names in a text, from left to right without overlaps: the longest at each position. */
  find(text: string, { isWanted, isKept } = everyName): readonly FoundName[] {
    const found: FoundName[] = [];
    let from = 0;
    for (let at = 0; at < text.length;) {
      const end = wordEnd(text, at);
      const name = end === at ? undefined : this.at(text, at, end, from, isWanted);
      if (name === undefined || isKept(name)) {
        at = Math.max(end, at + 1);
      } else {
        found.push(name);
        from = name.end;
        at = name.end;
      }
    }
    return found;
  }

  /** The longest name whose core starts with a word. */
  private at(
    text: string,
    start: number,
    end: number,
    from: number,
    isWanted: NameRules['isWanted'],
  ): FoundName | undefined {
    const lengths = this.lengths.get(text.slice(start, end).toLowerCase()) ?? [];
    for (const length of lengths) {
      const stop = start + length;
      if (stop > text.length || isAlphanumeric(text.charCodeAt(stop))) {
        continue;
      }
      let best: Entry | undefined;
      for (const entry of this.entries.get(text.slice(start, stop).toLowerCase()) ?? []) {
        const { before, after } = entry;
        const fits = start - before.length >= from && text.endsWith(before, start) && text.startsWith(after, stop);
        if (fits && isWanted(start, entry.isDistinctive) && isBetter(entry, best, text, start)) {
          best = entry;
        }
      }
      if (best !== undefined) {
        return { name: best.name, start: start - best.before.length, end: stop + best.after.length };
      }
    }
    return undefined;
  }
}
