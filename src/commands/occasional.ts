import type * as vscode from 'vscode';
import { commands } from '../manifest';
import { nodesIn } from './chosenNodes';
import { checkPermissions } from './checkPermissions';
import { connectionMenu } from './connectionMenu';
import { copyDiagnostics } from './copyDiagnostics';
import { explainErrorCode } from './explainErrorCode';
import { exportFailures } from './exportFailures';
import { goToCoreDevice } from './goToCoreDevice';
import { selectProfile, selectRegion } from './selectConnection';
import { signIn } from './signIn';
import { closeSnapshot, exploreSampleFleet, openSnapshot, saveSnapshot } from './snapshots';
import type { Action, CommandTools } from './tools';

/** The commands that are not a part of looking at a fleet: they stand in a file that the first of them loads. */
export function occasionalActions(
  extension: vscode.Extension<unknown>,
  tools: CommandTools,
): Readonly<Record<string, Action>> {
  const { view, panels, catalogue, documents } = tools;
  return {
    [commands.goToCoreDevice]: (title, args) => goToCoreDevice(view, title, args[0]),
    [commands.exportFailures]: (title, args) => {
      const subject = nodesIn(args)[0]?.subject?.();
      return exportFailures(view.session, catalogue, title, subject?.kind === 'errorCode' ? undefined : subject);
    },
    [commands.saveSnapshot]: (title) => saveSnapshot(view, title),
    [commands.openSnapshot]: (title, args) => openSnapshot(view, title, args),
    [commands.closeSnapshot]: () => {
      closeSnapshot(view, tools.choices);
    },
    [commands.exploreSampleFleet]: (title) => exploreSampleFleet(view, title, extension.extensionUri),
    [commands.explainErrorCode]: (title, args) => {
      const [clicked] = nodesIn(args);
      return explainErrorCode(catalogue, documents, title, clicked?.subject?.());
    },
    [commands.selectProfile]: (title, args) => selectProfile(tools, title, args[0]),
    [commands.selectRegion]: (title, args) => selectRegion(tools, title, args[0]),
    [commands.signIn]: async () => {
      await signIn(tools, view.session.askedAt.profile);
      await view.refresh(panels.thingNames);
    },
    [commands.checkPermissions]: (title) => checkPermissions(view.session, documents, title),
    [commands.copyDiagnostics]: () => copyDiagnostics(extension, view.session, tools.requests),
    [commands.connectionMenu]: (title) => connectionMenu(extension, title),
  };
}
