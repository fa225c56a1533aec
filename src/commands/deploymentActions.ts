import { knownDeployment } from '../fleet/deployments/knownRollout';
import { commands } from '../manifest';
import { definitionOf, fleetOf } from './compare/comparedDocument';
import { exportDevices } from './deployments/exportDevices';
import { filterDeployments } from './deployments/filterDeployments';
import { groupDeployments } from './deployments/groupDeployments';
import { loadDefinitions } from './deployments/loadDefinitions';
import { refreshDeployments } from './deployments/refreshDeployments';
import { targetDeployments } from './deployments/targetDeployments';
import { targetFleet } from './target/targetSession';
import type { Action, ActionTools } from './tools';

/** The commands of the Deployments view. */
export function deploymentActions({ app, targets }: ActionTools): Readonly<Record<string, Action>> {
  return {
    [commands.refreshDeployments]: () => refreshDeployments(app.sessions, app.displays),
    [commands.filterDeployments]: (title) => filterDeployments(app, title),
    [commands.clearDeploymentFilter]: () => {
      app.deploymentFilter.set({});
    },
    [commands.exportDevices]: async (title, args) => {
      const [address] = await targetDeployments(targets, title, args);
      if (address !== undefined) {
        const fleet = fleetOf(app, address);
        const { deploymentId } = address;
        const known = knownDeployment(fleet, deploymentId)?.deployment;
        await exportDevices(fleet, known ?? (await definitionOf(fleet, deploymentId)), title);
      }
    },
    [commands.loadDefinitions]: async (title, args) => {
      const fleet = await targetFleet(targets, title, args);
      return fleet && loadDefinitions(fleet, title);
    },
    [commands.groupDeployments]: (title) => groupDeployments(app.deploymentGrouping, title),
  };
}
