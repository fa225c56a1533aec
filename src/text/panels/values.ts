import { visibleText } from '../../base/visibleText';
import { severities, type StatusLook } from '../../greengrass/status/status';
import type { Cell, Field, Status, Value } from './panel';

/** How many characters of one text a panel shows. Copying copies all of it. */
const shownInPanel = 10_000;

/** A text that is safe to show. Copying copies the raw text. */
export function copyable(text: string): Value {
  return { text: visibleText(text, shownInPanel), copy: text };
}

/** A time. The page shows it with its age. */
export function moment(time: Date | undefined, absent = 'not reported'): Value {
  return time === undefined || Number.isNaN(time.getTime())
    ? { text: absent }
    : { text: '', time: time.getTime(), copy: time.toISOString() };
}

/** A time as a cell. A cell without a time is sorted as the oldest. */
export function momentCell(time: Date | undefined): Cell {
  const { text, time: milliseconds } = moment(time);
  return milliseconds === undefined ? { text, order: 0 } : { text, time: milliseconds };
}

/** A text as a cell. */
export function cell(text: string | undefined): Cell {
  return { text: visibleText(text ?? '') };
}

/** A field with a value that can be copied; nothing if the value is absent or empty. */
export function textField(name: string, text: string | undefined, note?: string): readonly Field[] {
  return text === undefined || text === '' ? [] : [field(name, copyable(text), note)];
}

/** A field with a value. */
export function field(name: string, value: Value, note?: string): Field {
  return { name, value, ...(note === undefined ? {} : { note }) };
}

/** A state as a panel shows it. */
export function statusOf({ words, severity }: StatusLook): Status {
  return { words: visibleText(words), severity };
}

/** A state as a cell. The column is sorted from worst to harmless. */
export function statusCell(look: StatusLook): Cell {
  const { words, severity } = statusOf(look);
  return { text: words, severity, order: -severities.indexOf(severity) };
}
