import type { AppState } from '../../app/appState';
import {
  componentFilterPicks,
  typedComponentPick,
  type ComponentFilterPick,
} from '../../text/filter/componentFilterPicks';
import { pickOrType } from '../support/pickOrType';

/** Asks for a part of a name, and filters the components. */
export async function filterComponents({ componentFilter }: AppState, title: string): Promise<void> {
  const pick = await pickOrType<ComponentFilterPick>({
    title,
    placeHolder: 'Type part of the name of a component',
    picks: componentFilterPicks(componentFilter.value),
    typed: (typed) => typedComponentPick(componentFilter.value, typed),
  });
  if (pick !== undefined) {
    componentFilter.set(pick.filter);
  }
}
