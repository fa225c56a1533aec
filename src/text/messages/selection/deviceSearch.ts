import { visibleText } from '../../../base/visibleText';

/** More of what was typed is not repeated. */
const mostRepeated = 100;

/** What is said where the whole fleet is known, and no name has in it what was typed. */
export function noneFound(typed: string): string {
  return `No core device has ${visibleText(typed.trim(), mostRepeated)} in its name.`;
}
