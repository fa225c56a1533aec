import { filterParts, indexParts, type DeviceFilter } from '../../fleet/selection/deviceFilter';
import { partWords, valueWords } from './filterWords';
import { connectivityOff } from './indexWords';

/** A choice of Filter…: a part of the filter, or the typed text as the name. */
export interface FilterPick {
  readonly label: string;
  /** The current value of the part, or what it needs. */
  readonly description: string;
  readonly part: (typeof filterParts)[number];
  /** The typed text, for the name. Such a choice needs no more input. */
  readonly typed?: string;
}

/** Whether the fleet index can be searched: `none` if only snapshots are shown, and `off` if the user hasn't turned it on. */
export type IndexAvailability = 'on' | 'off' | 'none';

/** The typed text as a filter by name. With a wildcard or a negation it doesn't have to be part of the name. */
function nameWords(typed: string): string {
  return `Name ${/^!|\*/u.test(typed) ? 'matches' : 'contains'} "${typed}"`;
}

/** The choice of Filter… that applies the typed text itself, because people type what they look for. */
export function typedName(typed: string): FilterPick {
  return { label: nameWords(typed), description: '', part: 'name', typed };
}

/** The choices of Filter…. */
export function filterPicks(filter: DeviceFilter, index: IndexAvailability): readonly FilterPick[] {
  const needsIndex = (part: FilterPick['part']): boolean => indexParts.some((one) => one === part);
  // A part that is set is always offered, because the user must be able to remove it.
  const offered = filterParts.filter((part) => index !== 'none' || !needsIndex(part) || filter[part] !== undefined);
  return offered.map((part) => {
    const value = filter[part];
    const unset = index === 'off' && needsIndex(part) ? connectivityOff.description : '';
    const description = value === undefined ? unset : value === true ? 'on' : valueWords(part, value);
    return { label: partWords[part], description, part };
  });
}
