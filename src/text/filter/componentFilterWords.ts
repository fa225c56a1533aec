import { visibleText } from '../../base/visibleText';
import type { ComponentFilter } from '../../fleet/components/componentFilter';

/** A filter in words, for the message above the rows: `Filter: "weld", failing.` */
export function componentFilterMessage({ text, isFailing }: ComponentFilter): string {
  const conditions = [text === undefined ? [] : `"${visibleText(text)}"`, isFailing === true ? 'failing' : []].flat();
  return `Filter: ${conditions.join(', ')}.`;
}
