import * as vscode from 'vscode';
import { visibleText } from '../../base/visibleText';
import { settings } from '../../manifest';
import type { FleetSession } from '../../fleet/fleetSession';
import type { Sessions } from '../../fleet/sessions';
import type { Memory } from '../../base/memory';
import { readSelected, type SelectionKey } from '../../ui/settings';
import { connectionLabel, knownSession } from '../target/targetSession';
import type { Targets } from '../target/targets';
import { replacePinned, type PinTools } from './pinConnection';
import { pickProfile, pickRegion } from './pickConnection';

function winningSetting(key: SelectionKey, workspaceMemory: Memory): string | undefined {
  const { value, from } = readSelected(key, workspaceMemory);
  return from === 'workspaceSetting'
    ? `The setting ${settings[key]} of this workspace, ${visibleText(value ?? '')}, overrides your selection.`
    : undefined;
}

/** Remembers a choice for this workspace and shows that fleet, unless a setting of the workspace says otherwise. */
async function choose(key: SelectionKey, value: string | undefined, { app, workspaceMemory }: PinTools): Promise<void> {
  await workspaceMemory.update(key, value);
  const winning = winningSetting(key, workspaceMemory);
  app.connections.selectConfigured();
  if (winning !== undefined) {
    const openSettings = 'Open Settings';
    const choice = await vscode.window.showInformationMessage(winning, openSettings);
    if (choice === openSettings) {
      await vscode.commands.executeCommand('workbench.action.openWorkspaceSettings', settings[key]);
    }
  }
}

/** The pinned connection that a command was called for; `undefined` where it is about the chosen one. */
function pinnedIn(targets: Targets, args: readonly unknown[]): FleetSession | undefined {
  const session = knownSession(targets, args);
  return session === targets.sessions.selected ? undefined : session;
}

/** Names the connection that is asked about where several are shown. */
function placeHolderFor(what: string, { all, selected }: Sessions, pinned: FleetSession | undefined): string {
  return all.length === 1 ? `Which ${what}?` : `Which ${what} for ${connectionLabel(pinned ?? selected)}?`;
}

/** Asks which profile of the shared config files to use. */
export async function selectProfile(
  tools: PinTools,
  targets: Targets,
  title: string,
  args: readonly unknown[],
): Promise<void> {
  const [given] = args;
  if (typeof given === 'string') {
    await choose('profile', given, tools);
    return;
  }
  const { workspaceMemory, readProfiles } = tools;
  const pinned = pinnedIn(targets, args);
  const pick = await pickProfile(readProfiles, {
    title,
    placeHolder:
      (pinned === undefined ? winningSetting('profile', workspaceMemory) : undefined) ??
      placeHolderFor('AWS profile', targets.sessions, pinned),
    current: pinned === undefined ? readSelected('profile', workspaceMemory).value : pinned.target.profile,
  });
  if (pick !== undefined && pinned !== undefined) {
    await replacePinned(tools.app, pinned, { profile: pick.value });
  } else if (pick !== undefined) {
    await choose('profile', pick.value, tools);
  }
}

/** Asks which region to look in: one of the partition that is on show, or one that is typed. */
export async function selectRegion(
  tools: PinTools,
  targets: Targets,
  title: string,
  args: readonly unknown[],
): Promise<void> {
  const [given] = args;
  if (typeof given === 'string') {
    await choose('region', given, tools);
    return;
  }
  const { workspaceMemory, app } = tools;
  const pinned = pinnedIn(targets, args);
  const pick = await pickRegion((pinned ?? app.sessions.selected).target.region, {
    title,
    placeHolder:
      (pinned === undefined ? winningSetting('region', workspaceMemory) : undefined) ??
      `${placeHolderFor('AWS Region', targets.sessions, pinned)} Type any other.`,
    current: pinned === undefined ? readSelected('region', workspaceMemory).value : pinned.target.region,
    byItself: pinned === undefined ? 'AWS_REGION or the Region of the profile' : undefined,
  });
  if (pick?.value !== undefined && pinned !== undefined) {
    await replacePinned(tools.app, pinned, { region: pick.value });
  } else if (pick !== undefined) {
    await choose('region', pick.value, tools);
  }
}
