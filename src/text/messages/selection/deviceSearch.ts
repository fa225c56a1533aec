import { visibleText } from '../../../base/visibleText';

/** The most characters of the typed text that are repeated. */
const mostRepeated = 100;

/** The message for a search that found nothing, although the whole fleet is known. */
export function noneFound(typed: string): string {
  return `No core device has ${visibleText(typed.trim(), mostRepeated)} in its name.`;
}
