import { visibleText } from '../../base/visibleText';

/** The message repeats at most this many characters of the typed text. */
const repeatedLength = 100;

/** The message when the whole fleet is known and no name contains the typed text. */
export function noneFound(typed: string): string {
  return `No core device has ${visibleText(typed.trim(), repeatedLength)} in its name.`;
}
