import { hasFailed } from '../greengrass/subject';
import type { Fleet } from '../fleet/fleet';
import { commands } from '../manifest';
import { targetFleet, targetSession } from './target/targetSession';
import { onConnectionOf } from './target/onConnectionOf';
import { nodesIn } from './target/targets';
import { sessionOf } from '../tree/engine/node';
import type { CommandTarget } from './target/commandTarget';
import { checkPermissions } from './connection/checkPermissions';
import { addConnection, removeConnection } from './connection/addConnection';
import { connectionMenu } from './connection/connectionMenu';
import { openLink } from './connection/openLink';
import { copyDiagnostics } from './support/copyDiagnostics';
import { explainErrorCode } from './support/explainErrorCode';
import { copyIncidentSummary } from './copy/copyIncidentSummary';
import { exportFailures } from './copy/exportFailures';
import { findDriftInFleet } from './drift/findDrift';
import { filterDevices } from './filter/filter';
import { groupDevices } from './filter/groupDevices';
import { sortDevices } from './filter/sortDevices';
import { goToCoreDevice } from './devices/goToCoreDevice';
import { runHoverLink } from './devices/runHoverLink';
import { selectProfile, selectRegion } from './connection/selectConnection';
import { signIn } from './connection/signIn';
import { compareWithSnapshot, copyChangesOfPanel } from './snapshot/compareWithSnapshot';
import { closeSnapshot, exploreSampleFleet, openSnapshot, saveSnapshot } from './snapshot/snapshots';
import type { Action, ActionTools } from './tools';

/** The commands for a whole fleet or for the connections. */
export function fleetActions(tools: ActionTools): Readonly<Record<string, Action>> {
  const { extension, app, view, panels, targets, catalog, documents } = tools;
  const on =
    (act: (fleet: Fleet, title: string, args: readonly unknown[]) => Promise<void>): Action =>
    async (title, args) => {
      const fleet = await targetFleet(targets, title, args);
      if (fleet !== undefined) {
        await act(fleet, title, args);
      }
    };
  const goTo: Action = (title, args) => goToCoreDevice(targets, view, title, args);
  const permissions = on((fleet, title) => checkPermissions(fleet, documents, title));
  const profile: Action = (title, args) => selectProfile(tools, targets, title, args);
  const region: Action = (title, args) => selectRegion(tools, targets, title, args);
  return {
    [commands.filter]: (title) => filterDevices(app, view, catalog, title),
    [commands.groupDevices]: (title) => groupDevices(app.viewOptions, view, title),
    [commands.sortDevices]: (title, args) => sortDevices(app.deviceSort, view, title, args),
    [commands.goToCoreDevice]: goTo,
    [commands.goToCoreDeviceOf]: onConnectionOf(goTo),
    [commands.copyIncidentSummary]: on((fleet) => copyIncidentSummary(app.incidents, catalog, fleet)),
    [commands.exportFailures]: on((fleet, title) => exportFailures(app, catalog, fleet, title, [])),
    [commands.exportSelected]: async (title, args) => {
      const isFailed = ({ subject }: CommandTarget): boolean => subject !== undefined && hasFailed(subject);
      const failed = await targets.resolve(title, args, isFailed);
      const fleet = failed[0]?.session?.fleet;
      if (fleet !== undefined) {
        const subjects = failed.flatMap(({ subject }) => subject ?? []);
        await exportFailures(app, catalog, fleet, title, subjects);
      }
    },
    [commands.saveSnapshot]: on((fleet, title) => saveSnapshot(app, catalog, fleet, title)),
    [commands.openSnapshot]: (title, args) => openSnapshot(app, title, args),
    [commands.findDrift]: (title, args) => findDriftInFleet(tools, title, args),
    [commands.compareWithSnapshot]: on((fleet, title, args) => compareWithSnapshot(panels, fleet, title, args)),
    [commands.copyChanges]: (title, args) => copyChangesOfPanel(targets, title, args),
    [commands.closeSnapshot]: () => {
      closeSnapshot(app);
    },
    [commands.runHoverLink]: (_title, args) => runHoverLink(tools, args),
    [commands.openLink]: (title, args) => openLink(tools, title, args),
    [commands.exploreSampleFleet]: (title) => exploreSampleFleet(app, title, extension.extensionUri),
    [commands.explainErrorCode]: (title, args) => {
      const [clicked] = nodesIn(args);
      return explainErrorCode(catalog, documents, app.sessions, title, clicked?.subject?.());
    },
    [commands.selectProfile]: profile,
    [commands.selectRegion]: region,
    [commands.selectProfileOf]: onConnectionOf(profile),
    [commands.selectRegionOf]: onConnectionOf(region),
    [commands.addConnection]: (title) => addConnection(tools, title),
    [commands.removeConnection]: (title, args) => removeConnection(tools, targets, title, args),
    [commands.signIn]: async (title, args) => {
      // A click passes the connection, the button of a row passes the row.
      const [row] = nodesIn(args);
      const session = await targetSession(targets, title, row === undefined ? args : [sessionOf(row)]);
      if (session !== undefined) {
        await signIn(tools, session.target.profile);
        await app.refreshing.refresh([session]);
      }
    },
    [commands.checkPermissions]: permissions,
    [commands.checkPermissionsOf]: onConnectionOf(permissions),
    [commands.copyDiagnostics]: () => copyDiagnostics(extension, app, catalog, tools.requests),
    [commands.connectionMenu]: (title) =>
      connectionMenu(extension, title, app.sessions.selected.fleet?.connection.asOf !== undefined),
  };
}
