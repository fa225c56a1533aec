import { absoluteTime, ageOf, type TimeZone } from '../base/time';
import type { Status, Value } from '../text/panels/panel';
import type { Severity } from '../greengrass/status/status';
import { breakableText } from './breakableText';
import { button, element, svgElement } from './element';
import type { PageContext } from './pageContext';

/** The shape next to a status. Color alone never conveys a status. */
export const glyphs: Readonly<Record<Severity, string>> = {
  success: '✓',
  neutral: '•',
  unknown: '?',
  info: 'i',
  progress: '↻',
  warning: '!',
  error: '✕',
};

/** A status: its shape, color and words. */
export function drawStatus({ words, severity }: Status): HTMLElement {
  const glyph = element('span', { class: 'glyph', 'aria-hidden': 'true' }, glyphs[severity]);
  return element('span', { class: `status ${severity}` }, glyph, words);
}

/** The age of a time, with the exact time on hover. {@link updateAges} keeps the age current. */
function drawAge(time: number, zone: TimeZone): HTMLElement {
  const date = new Date(time);
  const attributes = { title: absoluteTime(date, zone), datetime: date.toISOString(), 'data-time': time };
  return element('time', attributes, ageText(time));
}

function ageText(time: number): string {
  const { asOf } = document.documentElement.dataset;
  return ageOf(new Date(time), asOf === undefined ? new Date() : new Date(Number(asOf)));
}

/** Sets the time from which ages count, in milliseconds since the epoch; `undefined` for the current time. */
export function countAgesFrom(asOf: number | undefined): void {
  if (asOf === undefined) {
    delete document.documentElement.dataset['asOf'];
  } else {
    document.documentElement.dataset['asOf'] = String(asOf);
  }
}

/** Updates all ages on the page. */
export function updateAges(): void {
  document.querySelectorAll<HTMLElement>('time[data-time]').forEach((made) => {
    made.textContent = ageText(Number(made.dataset['time']));
  });
}

function drawText(page: PageContext, key: string, value: Value): Node {
  const { target, group, url, severity, text } = value;
  const shown = breakableText(text);
  if (group !== undefined) {
    return button(key, shown, { class: 'link' }, () => {
      page.send({ kind: 'reveal', group });
    });
  }
  if (target !== undefined) {
    return button(key, shown, { class: 'link' }, () => {
      page.send({ kind: 'open', target });
    });
  }
  if (url !== undefined) {
    return element('a', { href: url, 'data-key': key }, ...shown);
  }
  return severity === undefined ? element('span', { class: 'text' }, ...shown) : drawStatus({ words: text, severity });
}

/** A button that copies a text. Its label says `what` it copies. */
export function drawCopy(page: PageContext, key: string, what: string, text: string): HTMLButtonElement {
  const label = `Copy ${what}`;
  const made = button(key, '', { class: 'copy', 'aria-label': label, title: label }, () => {
    page.send({ kind: 'copy', text });
    page.announce(`Copied ${what}`);
    made.classList.add('copied');
  });
  made.addEventListener('blur', () => {
    made.classList.remove('copied');
  });
  made.append(drawCopyIcon());
  return made;
}

/** An icon of two sheets, one behind the other. */
function drawCopyIcon(): SVGElement {
  const sheets = 'M5.500 3.500v-2h9v9h-2M1.500 5.500h9v9h-9z';
  return svgElement(
    'svg',
    { width: 16, height: 16, viewBox: '0 0 16 16', 'aria-hidden': 'true' },
    svgElement('path', { d: sheets }),
  );
}

/** A value with its actions. `name` is its name for screen readers. */
export function drawValue(page: PageContext, key: string, name: string, value: Value): readonly Node[] {
  const { text, time, copy } = value;
  return [
    ...(text === '' && time !== undefined ? [] : [drawText(page, key, value)]),
    ...(time === undefined ? [] : [drawAge(time, page.timeZone)]),
    ...(copy === undefined || copy === '' ? [] : [drawCopy(page, `${key}/copy`, name, copy)]),
  ];
}
