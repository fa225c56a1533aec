import { commands } from '../manifest';
import { filterComponents } from './components/filterComponents';
import { refreshComponents } from './components/refreshComponents';
import { scanComponents } from './components/scanComponents';
import type { Action, ActionTools } from './tools';
import { withScans } from './scan/scan';

/** The commands of the Components view. */
export function componentActions({ app, targets }: ActionTools): Readonly<Record<string, Action>> {
  return {
    [commands.refreshComponents]: () => refreshComponents(app.sessions),
    [commands.filterComponents]: (title) => filterComponents(app, title),
    [commands.clearComponentFilter]: () => {
      app.componentFilter.set({});
    },
    [commands.scanComponents]: (title, args) => scanComponents(targets, title, args),
    [commands.cancelComponentScan]: (_title, args) =>
      withScans(app.sessions, args, 'componentScans', (scan) => {
        scan.cancel();
      }),
    [commands.resumeComponentScan]: (_title, args) =>
      withScans(app.sessions, args, 'componentScans', (scan) => scan.resume()),
  };
}
