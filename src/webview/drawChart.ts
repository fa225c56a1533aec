import type { Chart, ChartBar, Division } from '../text/panels/panel';
import { button, element, svgElement } from './element';
import { makeNavigable } from './navigable';
import type { PageContext } from './pageContext';

const barHeight = 16;

/** Where the parts of a row are. Lengths along it are in percent of the width, the others in pixels. */
interface Layout {
  readonly rowHeight: number;
  readonly barTop: number;
  /** The start of the bars and the width of the longest. Amounts are after them. */
  readonly barsFrom: number;
  readonly barsWidth: number;
  readonly name: { readonly x: string; readonly dx: number; readonly y: number; readonly 'text-anchor': string };
  /** Longer names don't fit. In characters. */
  readonly maxNameLength: number;
}

/** Names are before the bars. */
const wide: Layout = {
  rowHeight: 26,
  barTop: 5,
  barsFrom: 42,
  barsWidth: 50,
  name: { x: '42%', dx: -8, y: 17, 'text-anchor': 'end' },
  maxNameLength: 36,
};

/** Names are above the bars. */
const narrow: Layout = {
  rowHeight: 42,
  barTop: 20,
  barsFrom: 0,
  barsWidth: 86,
  name: { x: '0%', dx: 2, y: 15, 'text-anchor': 'start' },
  maxNameLength: 44,
};

/** In a narrower panel, names don't fit before the bars. In pixels. */
const minWideWidth = 620;

/** A bar in words, with everything that the graphic shows. */
function wordsOf({ name, amount }: ChartBar, { parts }: Division, amounts: readonly number[]): string {
  const divided = parts.flatMap((part, index) =>
    (amounts[index] ?? 0) > 0 ? [`${part}: ${amounts[index] ?? 0}`] : [],
  );
  return `${name} ${amount} ${amount === 1 ? 'device' : 'devices'} (${divided.join(', ')})`;
}

function drawBar(bar: ChartBar, row: number, largest: number, division: Division, layout: Layout): SVGElement {
  const { rowHeight, barTop, barsFrom, barsWidth, name, maxNameLength } = layout;
  const amounts = division.amounts[row] ?? [];
  const top = row * rowHeight;
  const y = top + barTop;
  const width = (amount: number): number => (barsWidth * amount) / largest;
  let from = barsFrom;
  const parts = amounts.map((amount, index) => {
    const x = from;
    from += width(amount);
    return svgElement('rect', {
      class: `part part-${index}`,
      x: `${x}%`,
      y,
      width: `${width(amount)}%`,
      height: barHeight,
    });
  });
  const words = wordsOf(bar, division, amounts);
  const shown = bar.name.length > maxNameLength ? `${bar.name.slice(0, maxNameLength - 1)}…` : bar.name;
  return svgElement(
    'g',
    {},
    // The graphic shortens names, and this title is complete.
    svgElement('title', {}, words),
    svgElement('rect', { class: 'hit', x: 0, y: top, width: '100%', height: rowHeight }),
    svgElement('text', { ...name, y: top + name.y, 'aria-hidden': 'true' }, shown),
    ...parts,
    svgElement('text', { x: `${from}%`, dx: 8, y: y + 12, 'aria-hidden': 'true' }, String(bar.amount)),
  );
}

/** The meaning of each color. The words of each bar say the same. */
function drawLegend({ parts }: Division): HTMLElement {
  const entries = parts.map((part, index) =>
    element('li', {}, element('span', { class: `key part-${index}`, 'aria-hidden': 'true' }), part),
  );
  return element('ul', { class: 'legend', 'aria-label': 'Legend' }, ...entries);
}

/** What the user selects about a chart. */
interface Choices {
  readonly key: string;
  /** `Group by`. */
  readonly label: string;
  /** Announces a choice: `Grouped by`. */
  readonly done: string;
}

/** Amounts as bars. The user selects what the bars are and what divides them. A click on a bar reveals its group. */
export function drawChart(page: PageContext, { id, groupings }: Chart): HTMLElement {
  const box = element('div', { class: 'chart-box' });
  let layout = document.body.clientWidth < minWideWidth ? narrow : wide;

  const selectedOf = ({ key }: Choices): number => page.choices.get(key) ?? 0;
  const drawChoices = (choices: Choices, titles: readonly string[]): HTMLElement => {
    const { key, label, done } = choices;
    const buttons = titles.map((title, index) => {
      const isSelected = index === selectedOf(choices);
      return button(`${key}/${index}`, title, { class: 'choice', 'aria-pressed': String(isSelected) }, () => {
        page.choices.set(key, index);
        page.announce(`${done} ${title}`);
        draw();
        box.querySelector<HTMLElement>(`[data-key="${key}/${index}"]`)?.focus();
      });
    });
    return element(
      'div',
      { class: 'choices', role: 'group', 'aria-label': label },
      element('span', {}, label),
      ...buttons,
    );
  };

  const groupBy = { key: `${id}/grouping`, label: 'Group by', done: 'Grouped by' };
  const colorBy = { key: `${id}/division`, label: 'Color by', done: 'Colored by' };
  const draw = (): void => {
    const grouping = groupings[selectedOf(groupBy)];
    const division = grouping?.divisions[selectedOf(colorBy)];
    if (grouping === undefined || division === undefined) {
      return;
    }
    const { label, bars, divisions, note } = grouping;
    const largest = Math.max(1, ...bars.map(({ amount }) => amount));
    const drawn = bars.map((bar, row) => [drawBar(bar, row, largest, division, layout), bar] as const);
    makeNavigable(id, drawn, ({ group }) => {
      page.send({ kind: 'reveal', group });
    });
    const attributes = { class: 'chart', width: '100%', height: bars.length * layout.rowHeight, role: 'group' };
    box.replaceChildren(
      drawChoices(
        groupBy,
        groupings.map(({ title }) => title),
      ),
      drawChoices(
        colorBy,
        divisions.map(({ title }) => title),
      ),
      drawLegend(division),
      svgElement('svg', { ...attributes, 'aria-label': label }, ...drawn.map(([bar]) => bar)),
      ...(note === undefined ? [] : [element('p', {}, note)]),
    );
  };
  draw();
  new ResizeObserver((_, observer) => {
    if (!box.isConnected) {
      observer.disconnect();
      return;
    }
    const fitting = box.clientWidth < minWideWidth ? narrow : wide;
    if (fitting !== layout) {
      layout = fitting;
      const focused = document.activeElement?.getAttribute('data-key');
      draw();
      box.querySelector<SVGElement>(`[data-key="${focused ?? ''}"]`)?.focus();
    }
  }).observe(box);
  return box;
}
