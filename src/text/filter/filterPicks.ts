import { filterParts, type DeviceFilter } from '../../fleet/selection/deviceFilter';
import { partWords, valueWords } from './filterWords';

/** A choice of Filter…: a part of the filter, or the typed text as the name. */
export interface FilterPick {
  readonly label: string;
  /** The current value of the part. */
  readonly description: string;
  readonly part: (typeof filterParts)[number];
  /** The typed text, for the name. Such a choice needs no more input. */
  readonly typed?: string;
}

/** The typed text as a filter by name. With a wildcard or a negation it doesn't have to be part of the name. */
function nameWords(typed: string): string {
  return `Name ${/^!|\*/u.test(typed) ? 'matches' : 'contains'} "${typed}"`;
}

/** The choices of Filter… for a typed text. The first one applies the text itself, because people type what they look for. */
export function filterPicks(filter: DeviceFilter, typed: string): readonly FilterPick[] {
  const parts = filterParts.map((part) => {
    const value = filter[part];
    const description = value === undefined ? '' : value === true ? 'on' : valueWords(part, value);
    return { label: partWords[part], description, part };
  });
  return typed === '' ? parts : [{ label: nameWords(typed), description: '', part: 'name', typed }, ...parts];
}
