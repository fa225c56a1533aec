import { isFailing, type Severity, type StatusLook } from '../../greengrass/status/status';

/** One row of a tree as data: what is drawn, and what a screen reader says. */
export interface Row {
  readonly label: string;
  readonly description: string;
  /** A codicon. Its shape shows the state without color. */
  readonly icon: string;
  readonly severity: Severity;
  /** The name, state and age in words. A screen reader reads only this. */
  readonly accessibilityLabel: string;
}

/** The row for the root of a tree, which isn't drawn. */
export const invisibleRow: Row = { label: '', description: '', icon: '', severity: 'neutral', accessibilityLabel: '' };

/** Joins the parts of a description and leaves out empty ones. */
export function inParts(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/**
 * What leads a description, because a narrow view cuts off the end: the code of a failure or a rejection, else the state.
 * The state of a success is left out: its icon says it.
 * @param code safe to show; `undefined` if the device reported none
 */
export function leadingParts(
  { words, severity }: Pick<StatusLook, 'words' | 'severity'>,
  code: string | undefined,
): readonly string[] {
  if (code === undefined || code.trim() === '') {
    return severity === 'success' ? [] : [words];
  }
  return isFailing(severity) || severity === 'info' ? [code] : [words, code];
}

/** The row of a watched core device or deployment. */
export function asWatched(row: Row): Row {
  return {
    ...row,
    description: inParts(row.description, 'watched'),
    accessibilityLabel: inSpeech(row.accessibilityLabel, 'watched'),
  };
}

/** The row of a muted core device. It says so first and has no color, because nobody has to look at it. */
export function asMuted(row: Row): Row {
  return {
    ...row,
    description: inParts('Muted', row.description),
    icon: 'mute',
    severity: 'neutral',
    accessibilityLabel: inSpeech(row.accessibilityLabel, 'muted'),
  };
}

/** Joins the parts of an accessibility label and leaves out empty ones. */
export function inSpeech(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}
