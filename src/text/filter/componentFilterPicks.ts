import { visibleText } from '../../base/visibleText';
import { hasComponentFilter, type ComponentFilter } from '../../fleet/components/componentFilter';

/** A choice of another filter. */
export interface ComponentFilterPick {
  readonly label: string;
  /** Whether it is shown although the typed text isn't in its label. */
  readonly alwaysShow?: boolean;
  readonly filter: ComponentFilter;
}

/** The filters to choose from. A part of a name and the filter by failures can be combined. */
export function componentFilterPicks(current: ComponentFilter, typed: string): readonly ComponentFilterPick[] {
  const { text, isFailing } = current;
  return [
    ...(typed === ''
      ? []
      : [{ label: `Name contains ${visibleText(typed)}`, alwaysShow: true, filter: { text: typed, isFailing } }]),
    ...(isFailing === true ? [] : [{ label: 'Failing on a core device', filter: { text, isFailing: true as const } }]),
    ...(hasComponentFilter(current) ? [{ label: 'Remove this filter', filter: {} }] : []),
  ];
}
