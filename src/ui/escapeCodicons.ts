import { visibleText } from '../base/visibleText';

/** Escapes a text for a quick pick. VS Code would draw a codicon in it, such as `$(zap)`, as an icon. */
export function escapeCodicons(text: string): string {
  return visibleText(text).replaceAll('$(', '$ (');
}
