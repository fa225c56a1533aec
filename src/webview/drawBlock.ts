import type { Block, ExplainedCode, Field, Tag } from '../text/panels/panel';
import type { PanelButton } from '../protocol/messages';
import { drawAction } from './drawAction';
import { drawChart } from './drawChart';
import { drawProportions } from './drawProportions';
import { drawTable } from './drawTable';
import { drawTimeline } from './drawTimeline';
import { drawCopy, drawValue } from './drawValue';
import { element } from './element';
import type { PageContext } from './pageContext';

function drawField(page: PageContext, key: string, { name, value, note }: Field): readonly Node[] {
  const values = drawValue(page, key, name, value);
  const notes = note === undefined ? [] : [element('span', { class: 'note' }, note)];
  return [element('dt', {}, name), element('dd', {}, element('span', { class: 'value' }, ...values), ...notes)];
}

function drawCode(page: PageContext, key: string, explained: ExplainedCode): HTMLElement {
  const { code, copy, isHeadline, meaning, remedy, whoFixes } = explained;
  const labelled = (label: string, text: string): HTMLElement =>
    element('p', {}, element('strong', {}, `${label}: `), text);
  return element(
    'li',
    { class: isHeadline ? 'code headline' : 'code' },
    element(
      'h3',
      {},
      element('code', {}, code),
      ...(isHeadline ? [element('span', { class: 'badge' }, 'most specific')] : []),
      drawCopy(page, `${key}/copy`, code, copy),
    ),
    element('p', {}, meaning),
    ...(remedy === undefined ? [] : [labelled('What to do', remedy)]),
    ...(whoFixes === undefined ? [] : [labelled('Who can fix it', whoFixes)]),
  );
}

function drawTag({ text, meaning }: Tag): HTMLElement {
  return element('li', {}, element('span', { class: 'tag' }, text), ` ${meaning}`);
}

/**
 * Draws a block of a section. `key` is unique in the panel.
 * @param buttons the titles of the actions of the panel
 */
export function drawBlock(
  page: PageContext,
  key: string,
  block: Block,
  buttons: readonly PanelButton[] = [],
): HTMLElement {
  switch (block.kind) {
    case 'paragraph':
      return element('p', {}, block.text);
    case 'action': {
      const shown = buttons.filter(({ action }) => action === block.action);
      return element('div', { class: 'actions' }, ...shown.map((one) => drawAction(page, key, one)));
    }
    case 'fields':
      return element('dl', {}, ...block.fields.flatMap((field, index) => drawField(page, `${key}/${index}`, field)));
    case 'tags':
      return element('ul', { class: 'tags', 'aria-label': block.label }, ...block.tags.map(drawTag));
    case 'codes':
      return element(
        'div',
        { class: 'explained' },
        element(
          'ol',
          { class: block.isStack ? 'codes stack' : 'codes', 'aria-label': block.label },
          ...block.codes.map((code, index) => drawCode(page, `${key}/${index}`, code)),
        ),
        ...block.documentation.map(({ text, url }, index) =>
          element('p', {}, element('a', { href: url, 'data-key': `${key}/link/${index}` }, text)),
        ),
      );
    case 'text':
      return element(
        'figure',
        {},
        element(
          'figcaption',
          {},
          block.label,
          ...(block.copy === undefined ? [] : [drawCopy(page, `${key}/copy`, block.label, block.copy)]),
        ),
        element('pre', { tabindex: 0, 'data-key': key, 'aria-label': block.label, role: 'region' }, block.text),
      );
    case 'table':
      return drawTable(page, block);
    case 'chart':
      return drawChart(page, block);
    case 'proportions':
      return drawProportions(block);
    case 'timeline':
      return drawTimeline(page, block);
  }
}
