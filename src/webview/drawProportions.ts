import type { Proportions } from '../text/panels/panel';
import { element, svgElement } from './element';

const barHeight = 16;

/** Amounts as the parts of one bar, with a legend that has the numbers. A screen reader reads only the legend. */
export function drawProportions({ label, parts }: Proportions): HTMLElement {
  const total = parts.reduce((sum, { amount }) => sum + amount, 0);
  let from = 0;
  const bar = parts.map(({ name, amount, severity }) => {
    const [x, width] = [from, (100 * amount) / Math.max(1, total)];
    from += width;
    return svgElement(
      'rect',
      { class: `part of-${severity}`, x: `${x}%`, y: 0, width: `${width}%`, height: barHeight },
      svgElement('title', {}, `${name}: ${amount}`),
    );
  });
  const legend = parts.map(({ name, amount, severity }) =>
    element(
      'li',
      {},
      element('span', { class: `key of-${severity}`, 'aria-hidden': 'true' }),
      `${name}: ${amount.toLocaleString('en-US')}`,
    ),
  );
  return element(
    'div',
    { class: 'chart-box' },
    element('ul', { class: 'legend', 'aria-label': label }, ...legend),
    svgElement('svg', { class: 'chart', width: '100%', height: barHeight, 'aria-hidden': 'true' }, ...bar),
  );
}
