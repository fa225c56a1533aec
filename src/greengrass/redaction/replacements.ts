import type { Span } from './neverRedacted';

/** A part of a text, and what replaces it. */
export interface Replacement extends Span {
  readonly standIn: string;
}

/** Whether a part is in a longer one. */
export function isWithin(part: Span, longer: Span): boolean {
  return longer.start <= part.start && part.end <= longer.end && part.end - part.start < longer.end - longer.start;
}

/** Those without overlaps: the first, and of those with the same start the longest. */
export function apart(replacements: readonly Replacement[]): readonly Replacement[] {
  const sorted = [...replacements].sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return sorted.filter((replacement) => {
    const isFree = replacement.start >= end;
    end = isFree ? replacement.end : end;
    return isFree;
  });
}

/** A text with its parts replaced. The parts are in order and don't overlap. */
export function replaced(text: string, replacements: readonly Replacement[]): string {
  let from = 0;
  const parts = replacements.map(({ start, end, standIn }) => {
    const part = text.slice(from, start) + standIn;
    from = end;
    return part;
  });
  return parts.join('') + text.slice(from);
}
