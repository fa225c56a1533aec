import { absoluteTime, type TimeZone } from '../base/time';
import type { Bar, Tick, Timeline } from '../text/panels/panel';
import type { Severity } from '../greengrass/status/status';
import { glyphs } from './drawValue';
import { button, element, svgElement } from './element';
import { makeNavigable } from './navigable';
import type { PageContext } from './pageContext';

const rowHeight = 24;
const barHeight = 14;
const ticksHeight = 34;
const axisHeight = 22;
const axisMarks = 4;

/** The position of a time, in percent of the width. Both ends leave some space for labels. */
function positionIn({ start, end }: Timeline): (time: number) => number {
  return (time) => 2 + (96 * (time - start)) / (end - start);
}

/** The shapes before the names of bars. A letter would count as a part of the name, which must be in the label of the bar. */
const marks: Readonly<Record<Severity, string>> = { ...glyphs, info: '•' };

/** A pattern marks failures in addition to color. */
function drawPatterns(): SVGElement {
  const hatch = svgElement(
    'pattern',
    { id: 'hatch', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    svgElement('rect', { width: 6, height: 6, class: 'hatch-ground' }),
    svgElement('rect', { width: 2, height: 6, class: 'hatch-line' }),
  );
  return svgElement('defs', {}, hatch);
}

function isFailing(severity: Severity): boolean {
  return severity === 'error' || severity === 'warning';
}

function drawBar(bar: Bar, row: number, position: (time: number) => number): SVGElement {
  const y = row * rowHeight + 5;
  const from = position(bar.from);
  const to = position(bar.to);
  const { severity } = bar.status;
  // Draw the name where it fits: before a bar that ends late, else after the bar.
  const isLate = to > 60;
  return svgElement(
    'g',
    { class: `bar ${severity}`, role: 'img', 'aria-label': bar.words },
    svgElement('title', {}, bar.words),
    svgElement('rect', { class: 'hit', x: 0, y: row * rowHeight, width: '100%', height: rowHeight }),
    svgElement('rect', {
      class: 'shape',
      x: `${from}%`,
      y,
      width: `${Math.max(to - from, 0.4)}%`,
      height: barHeight,
      rx: 2,
    }),
    ...(isFailing(severity)
      ? [
          svgElement('rect', {
            x: `${from}%`,
            y,
            width: `${Math.max(to - from, 0.4)}%`,
            height: barHeight,
            rx: 2,
            fill: 'url(#hatch)',
          }),
        ]
      : []),
    svgElement(
      'text',
      { x: `${isLate ? from : to}%`, dx: isLate ? -6 : 8, y: y + 11, 'text-anchor': isLate ? 'end' : 'start' },
      `${marks[severity]} ${bar.name}`,
    ),
  );
}

function drawTick(tick: Tick, top: number, position: (time: number) => number): SVGElement {
  const x = `${position(tick.at)}%`;
  const { severity } = tick.status;
  const height = isFailing(severity) ? 22 : 12;
  return svgElement(
    'g',
    { class: `tick ${severity}`, role: 'img', 'aria-label': tick.words },
    svgElement('title', {}, tick.words),
    svgElement('line', { x1: x, x2: x, y1: top + ticksHeight - height, y2: top + ticksHeight }),
    ...(isFailing(severity) ? [svgElement('text', { x, y: top + 10, 'text-anchor': 'middle' }, glyphs[severity])] : []),
  );
}

function drawAxis(timeline: Timeline, top: number, zone: TimeZone): readonly SVGElement[] {
  const marks = Array.from({ length: axisMarks + 1 }, (_, index) => index / axisMarks);
  return [
    svgElement('line', { class: 'axis', x1: '0%', x2: '100%', y1: top, y2: top }),
    ...marks.map((part) => {
      const time = new Date(timeline.start + part * (timeline.end - timeline.start));
      const isShort = timeline.end - timeline.start < 2 * 86_400_000;
      const text = isShort ? absoluteTime(time, zone).slice(5, 16) : absoluteTime(time, zone).slice(0, 10);
      const anchor = part === 0 ? 'start' : part === 1 ? 'end' : 'middle';
      return svgElement('text', { class: 'mark', x: `${2 + 96 * part}%`, y: top + 15, 'text-anchor': anchor }, text);
    }),
  ];
}

/** The list is created when it is first expanded. With many components it takes longer than the graphic. */
function drawList(page: PageContext, { bars, ticks }: Timeline): HTMLElement {
  const list = element('ul');
  const unfolding = element('details', {}, element('summary', { 'data-key': 'timeline/list' }, 'Show as a list'), list);
  unfolding.addEventListener('toggle', () => {
    const items = [...bars, ...ticks].map(({ words, target }, index) => {
      const open = button(`timeline/list/${index}`, words, { class: 'link' }, () => {
        page.send({ kind: 'open', target });
      });
      return element('li', {}, open);
    });
    list.replaceChildren(...items);
  });
  return unfolding;
}

/** A timeline as a graphic and as a list. */
export function drawTimeline(page: PageContext, timeline: Timeline): HTMLElement {
  const position = positionIn(timeline);
  const ticksTop = timeline.bars.length * rowHeight;
  const axisTop = ticksTop + (timeline.ticks.length === 0 ? 4 : ticksHeight + 2);
  const bars = timeline.bars.map((bar, row) => [drawBar(bar, row, position), bar] as const);
  const ticks = timeline.ticks.map((tick) => [drawTick(tick, ticksTop, position), tick] as const);
  makeNavigable<Bar | Tick>('timeline', [...bars, ...ticks], ({ target }) => {
    page.send({ kind: 'open', target });
  });
  const graphic = svgElement(
    'svg',
    { class: 'timeline', width: '100%', height: axisTop + axisHeight, role: 'group', 'aria-label': timeline.label },
    drawPatterns(),
    ...[...bars, ...ticks].map(([drawn]) => drawn),
    ...drawAxis(timeline, axisTop, page.timeZone),
  );
  return element('div', { class: 'timeline-box' }, graphic, drawList(page, timeline));
}
