import type { PanelButton } from '../protocol/messages';
import { button } from './element';
import type { PageContext } from './pageContext';

/** Draws a button that runs an action. `key` is unique in the panel for each action. */
export function drawAction(page: PageContext, key: string, { action, title }: PanelButton): HTMLElement {
  return button(`${key}/${action}`, title, { class: 'action' }, () => {
    page.send({ kind: 'run', action });
  });
}
