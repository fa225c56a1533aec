import { visibleText } from '../base/visibleText';

/** A text as it may stand in a quick pick: a codicon in it, e.g. `$(zap)`, would be drawn as an icon. */
export function escapeCodicons(text: string): string {
  return visibleText(text).replaceAll('$(', '$ (');
}
