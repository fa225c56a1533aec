import { absoluteTime, type TimeZone } from '../base/time';
import type { Notice, Panel, Section } from '../text/panels/panel';
import type { HostMessage, PanelButton } from '../protocol/messages';
import { drawAction } from './drawAction';
import { drawBlock } from './drawBlock';
import { drawStatus, drawValue } from './drawValue';
import { element } from './element';
import type { PageContext } from './pageContext';

function drawReadAt({ readAt, isSnapshot, isLoading }: Panel, zone: TimeZone): HTMLElement {
  if (readAt === undefined) {
    return element('p', { class: 'read' }, isLoading ? 'Loading…' : 'Not loaded yet.');
  }
  const time = new Date(readAt);
  if (isSnapshot === true) {
    return element('p', { class: 'read' }, `Snapshot saved at ${absoluteTime(time, zone)}.`);
  }
  const age = element('time', { datetime: time.toISOString(), 'data-time': readAt }, '');
  return element(
    'p',
    { class: 'read' },
    `Loaded from AWS at ${absoluteTime(time, zone)}, `,
    age,
    isLoading ? '. Refreshing…' : '',
  );
}

function drawHeader(page: PageContext, panel: Panel, buttons: readonly PanelButton[]): HTMLElement {
  const summary = panel.summary.map((value, index) =>
    element('li', {}, ...drawValue(page, `summary/${index}`, value.text, value)),
  );
  const actions = buttons
    .filter(({ action }) => panel.actions.includes(action))
    .map((shown) => drawAction(page, 'action', shown));
  return element(
    'header',
    {},
    element('p', { class: 'kind' }, panel.kind),
    element('h1', {}, panel.heading, ...(panel.status === undefined ? [] : [drawStatus(panel.status)])),
    element('ul', { class: 'summary' }, ...summary),
    drawReadAt(panel, page.timeZone),
    element('div', { class: 'actions', role: 'group', 'aria-label': 'Actions' }, ...actions),
  );
}

function drawNotice({ severity, text, details = [] }: Notice, index: number): HTMLElement {
  const more = element('summary', { 'data-key': `notice/${index}` }, 'Response from AWS');
  return element(
    'div',
    { class: `notice ${severity}`, role: 'note' },
    drawStatus({ words: text, severity }),
    ...(details.length === 0 ? [] : [element('details', {}, more, ...details.map((line) => element('p', {}, line)))]),
  );
}

function drawSection(page: PageContext, { id, title, blocks }: Section, buttons: readonly PanelButton[]): HTMLElement {
  const drawn = blocks.map((block, index) => drawBlock(page, `${id}/${index}`, block, buttons));
  return element(
    'section',
    { 'aria-labelledby': `title-${id}` },
    element('h2', { id: `title-${id}` }, title),
    ...drawn,
  );
}

/** Draws a panel. */
export function drawPanel(page: PageContext, { panel, buttons }: HostMessage): readonly Node[] {
  return [
    drawHeader(page, panel, buttons),
    ...panel.notices.map(drawNotice),
    ...panel.sections.map((section) => drawSection(page, section, buttons)),
  ];
}
