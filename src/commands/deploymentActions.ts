import { commands } from '../manifest';
import { filterDeployments } from './deployments/filterDeployments';
import { groupDeployments } from './deployments/groupDeployments';
import { refreshDeployments } from './deployments/refreshDeployments';
import type { Action, ActionTools } from './tools';

/** The commands of the Deployments view. */
export function deploymentActions({ app }: ActionTools): Readonly<Record<string, Action>> {
  return {
    [commands.refreshDeployments]: () => refreshDeployments(app.sessions, app.displays),
    [commands.filterDeployments]: (title) => filterDeployments(app, title),
    [commands.clearDeploymentFilter]: () => {
      app.deploymentFilter.set({});
    },
    [commands.groupDeployments]: (title) => groupDeployments(app.deploymentGrouping, title),
  };
}
