import * as vscode from 'vscode';
import { visibleText } from '../../base/visibleText';
import { settings } from '../../manifest';
import type { FleetSession } from '../../fleet/fleetSession';
import type { Sessions } from '../../fleet/sessions';
import type { Memory } from '../../base/memory';
import { readSelected, type SelectionKey } from '../../ui/settings';
import { connectionLabel, knownSession } from '../target/targetSession';
import type { Targets } from '../target/targets';
import { changeConnection, type ConnectionTools } from './addConnection';
import { pickProfile, pickRegion } from './pickConnection';

function overrideNotice(key: SelectionKey, workspaceMemory: Memory): string | undefined {
  const { value, from } = readSelected(key, workspaceMemory);
  return from === 'workspaceSetting'
    ? `The setting ${settings[key]} of this workspace, ${visibleText(value ?? '')}, overrides your selection.`
    : undefined;
}

/** Remembers a selection for this workspace and opens the connection. Says so if a workspace setting overrides it. */
async function select(
  key: SelectionKey,
  value: string | undefined,
  { app, workspaceMemory }: ConnectionTools,
): Promise<void> {
  await workspaceMemory.update(key, value);
  const notice = overrideNotice(key, workspaceMemory);
  app.connections.selectConfigured();
  if (notice !== undefined) {
    const openSettings = 'Open Settings';
    const choice = await vscode.window.showInformationMessage(notice, openSettings);
    if (choice === openSettings) {
      await vscode.commands.executeCommand('workbench.action.openWorkspaceSettings', settings[key]);
    }
  }
}

/** The added connection that a command acts on; `undefined` if it acts on the selected one. */
function addedTarget(targets: Targets, args: readonly unknown[]): FleetSession | undefined {
  const session = knownSession(targets, args);
  return session === targets.sessions.selected ? undefined : session;
}

/** The placeholder of a quick pick. It names the connection if there are several. */
function placeHolderFor(what: string, { all, selected }: Sessions, added: FleetSession | undefined): string {
  return all.length === 1 ? `Select an ${what}` : `Select an ${what} for ${connectionLabel(added ?? selected)}`;
}

/** Asks which profile of the shared config files to use. */
export async function selectProfile(
  tools: ConnectionTools,
  targets: Targets,
  title: string,
  args: readonly unknown[],
): Promise<void> {
  const [given] = args;
  if (typeof given === 'string') {
    await select('profile', given, tools);
    return;
  }
  const { workspaceMemory, readProfiles } = tools;
  const added = addedTarget(targets, args);
  const pick = await pickProfile(readProfiles, {
    title,
    placeHolder:
      (added === undefined ? overrideNotice('profile', workspaceMemory) : undefined) ??
      placeHolderFor('AWS profile', targets.sessions, added),
    current: added === undefined ? readSelected('profile', workspaceMemory).value : added.target.profile,
  });
  if (pick !== undefined && added !== undefined) {
    await changeConnection(tools.app, added, { profile: pick.value });
  } else if (pick !== undefined) {
    await select('profile', pick.value, tools);
  }
}

/** Asks for a Region: one of the current partition, or one that the user types. */
export async function selectRegion(
  tools: ConnectionTools,
  targets: Targets,
  title: string,
  args: readonly unknown[],
): Promise<void> {
  const [given] = args;
  if (typeof given === 'string') {
    await select('region', given, tools);
    return;
  }
  const { workspaceMemory, app } = tools;
  const added = addedTarget(targets, args);
  const pick = await pickRegion((added ?? app.sessions.selected).target.region, {
    title,
    placeHolder:
      (added === undefined ? overrideNotice('region', workspaceMemory) : undefined) ??
      `${placeHolderFor('AWS Region', targets.sessions, added)}, or type another`,
    current: added === undefined ? readSelected('region', workspaceMemory).value : added.target.region,
    defaultSource: added === undefined ? 'AWS_REGION or the Region of the profile' : undefined,
  });
  if (pick?.value !== undefined && added !== undefined) {
    await changeConnection(tools.app, added, { region: pick.value });
  } else if (pick !== undefined) {
    await select('region', pick.value, tools);
  }
}
