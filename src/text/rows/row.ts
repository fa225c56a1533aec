import type { Severity } from '../../greengrass/status/status';

/** One row of a tree, in words: what is drawn, and what a screen reader says. */
export interface Row {
  readonly label: string;
  readonly description: string;
  /** A codicon. Its shape tells the state without color. */
  readonly icon: string;
  readonly severity: Severity;
  /** Repeats name, state and age in words: it replaces everything else for a screen reader. */
  readonly accessibilityLabel: string;
}

/** What stands for the top of a tree, which is not drawn. */
export const invisibleRow: Row = { label: '', description: '', icon: '', severity: 'neutral', accessibilityLabel: '' };

/** Joins the parts of a description; empty ones are left out. */
export function inParts(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** The row of a watched thing. */
export function asWatched(row: Row): Row {
  return {
    ...row,
    description: inParts('Watched', row.description),
    accessibilityLabel: inSpeech(row.accessibilityLabel, 'watched'),
  };
}

/** Joins the parts of an accessibility label; empty ones are left out. */
export function inSpeech(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}
