import { hasFailed } from '../greengrass/addresses/subject';
import type { Fleet } from '../fleet/fleet';
import { commands } from '../manifest';
import { targetFleet, targetSession } from './target/targetSession';
import { nodesIn } from './target/targetNodes';
import { targetSubjects } from './target/targetSubjects';
import { checkPermissions } from './connection/checkPermissions';
import { addConnection, removeConnection } from './connection/pinConnection';
import { connectionMenu } from './connection/connectionMenu';
import { copyDiagnostics } from './support/copyDiagnostics';
import { explainErrorCode } from './support/explainErrorCode';
import { exportFailures } from './copy/exportFailures';
import { filterDevices } from './filter/filter';
import { groupDevices } from './filter/groupDevices';
import { goToCoreDevice } from './devices/goToCoreDevice';
import { selectProfile, selectRegion } from './connection/selectConnection';
import { signIn } from './connection/signIn';
import { closeSnapshot, exploreSampleFleet, openSnapshot, saveSnapshot } from './snapshot/snapshots';
import type { Action, CommandTools } from './tools';

/** The commands that are about a whole fleet, or the connections. */
export function fleetActions(tools: CommandTools): Readonly<Record<string, Action>> {
  const { extension, app, view, catalogue, documents } = tools;
  const on =
    (act: (fleet: Fleet, title: string, args: readonly unknown[]) => Promise<void>): Action =>
    async (title, args) => {
      const fleet = await targetFleet(app.sessions, title, args);
      if (fleet !== undefined) {
        await act(fleet, title, args);
      }
    };
  return {
    [commands.filter]: (title) => filterDevices(app, view, catalogue, title),
    [commands.groupDevices]: (title) => groupDevices(app.viewOptions, view, title),
    [commands.goToCoreDevice]: (title, args) => goToCoreDevice(app.sessions, view, title, args),
    [commands.exportFailures]: on(async (fleet, title, args) => {
      const about = nodesIn(args).flatMap((node) => node.subject?.() ?? []);
      const given = about.some(hasFailed) ? await targetSubjects(view, title, args, hasFailed) : [];
      await exportFailures(fleet, app.sessions, catalogue, title, given);
    }),
    [commands.saveSnapshot]: on((fleet, title) => saveSnapshot(fleet, title)),
    [commands.openSnapshot]: (title, args) => openSnapshot(app, title, args),
    [commands.closeSnapshot]: () => {
      closeSnapshot(app);
    },
    [commands.exploreSampleFleet]: (title) => exploreSampleFleet(app, title, extension.extensionUri),
    [commands.explainErrorCode]: (title, args) => {
      const [clicked] = nodesIn(args);
      return explainErrorCode(catalogue, documents, title, clicked?.subject?.());
    },
    [commands.selectProfile]: (title, args) => selectProfile(tools, title, args),
    [commands.selectRegion]: (title, args) => selectRegion(tools, title, args),
    [commands.addConnection]: (title) => addConnection(tools, title),
    [commands.removeConnection]: (title, args) => removeConnection(tools, title, args),
    [commands.signIn]: async (title, args) => {
      const session = await targetSession(app.sessions, title, args);
      if (session !== undefined) {
        await signIn(tools, session.target.profile);
        await app.refreshing.refresh([session]);
      }
    },
    [commands.checkPermissions]: on((fleet, title) => checkPermissions(fleet, documents, title)),
    [commands.copyDiagnostics]: () => copyDiagnostics(extension, app.sessions, tools.requests),
    [commands.connectionMenu]: (title) =>
      connectionMenu(extension, title, app.sessions.selected.fleet?.connection.asOf !== undefined),
  };
}
