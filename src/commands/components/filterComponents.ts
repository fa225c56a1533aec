import { visibleText } from '../../base/visibleText';
import type { AppState } from '../../app/appState';
import { hasComponentFilter, type ComponentFilter } from '../../fleet/components/componentFilter';
import { pickOrType } from '../support/pickOrType';

interface Pick {
  readonly label: string;
  readonly alwaysShow?: boolean;
  readonly filter: ComponentFilter;
}

/** Asks for a part of a name, and filters the components. */
export async function filterComponents({ componentFilter }: AppState, title: string): Promise<void> {
  const { text, isFailing } = componentFilter.value;
  const pick = await pickOrType<Pick>({
    title,
    placeHolder: 'Type part of the name of a component',
    picks: (typed) => [
      ...(typed === ''
        ? []
        : [{ label: `Name contains ${visibleText(typed)}`, alwaysShow: true, filter: { text: typed, isFailing } }]),
      ...(isFailing === true
        ? []
        : [{ label: 'Failing on a core device', filter: { text, isFailing: true as const } }]),
      ...(hasComponentFilter(componentFilter.value) ? [{ label: 'Remove this filter', filter: {} }] : []),
    ],
  });
  if (pick !== undefined) {
    componentFilter.set(pick.filter);
  }
}
