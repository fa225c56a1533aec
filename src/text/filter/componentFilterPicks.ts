import { visibleText } from '../../base/visibleText';
import { hasComponentFilter, type ComponentFilter } from '../../fleet/components/componentFilter';

/** A choice of another filter. */
export interface ComponentFilterPick {
  readonly label: string;
  readonly filter: ComponentFilter;
}

/** The filters to choose from. A part of a name and the filter by failures can be combined. */
export function componentFilterPicks(current: ComponentFilter): readonly ComponentFilterPick[] {
  const { text, isFailing } = current;
  return [
    ...(isFailing === true ? [] : [{ label: 'Failing on a core device', filter: { text, isFailing: true as const } }]),
    ...(hasComponentFilter(current) ? [{ label: 'Remove this filter', filter: {} }] : []),
  ];
}

/** The filter by a typed part of a name. */
export function typedComponentPick({ isFailing }: ComponentFilter, typed: string): ComponentFilterPick {
  return { label: `Name contains ${visibleText(typed)}`, filter: { text: typed, isFailing } };
}
