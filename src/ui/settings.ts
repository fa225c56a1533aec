import * as vscode from 'vscode';
import { number, trimmedString } from '../base/json';
import type { ConnectionSelection } from '../greengrass/ports/connection';
import type { Thresholds } from '../greengrass/status/thresholds';
import { settings } from '../manifest';

/** The age in hours from which a report is stale, if the setting is absent or no sensible number. */
const defaultStaleAfterHours = 25;

/** The hours after which a deployment in progress is stuck, if the setting is absent or no sensible number. */
const defaultStuckAfterHours = 2;

/** The seconds between automatic refreshes, if the setting is absent or no sensible number. */
const defaultRefreshSeconds = 120;
const fewestRefreshSeconds = 60;

/** The automatic refresh's requests a minute, if the setting is absent or no sensible number. */
const defaultRequestsPerMinute = 60;
const fewestRequestsPerMinute = 10;

/** What is remembered for this workspace; a Memento of VS Code is one. */
export interface WorkspaceMemory {
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}

/** The key of the pinned connections in the memory of a workspace. */
export const pinnedConnectionsKey = 'pinnedConnections';

/** The parts of a connection that can be selected. */
export type SelectionKey = 'profile' | 'region';

/** A selected value, and where it comes from. */
export interface SelectedValue {
  readonly value: string | undefined;
  readonly from: 'workspaceSetting' | 'remembered' | 'userSetting' | undefined;
}

/** The selected value: from the settings of a trusted workspace, else from a pick in this workspace, else from user settings. */
export function readSelected(key: SelectionKey, memory: WorkspaceMemory): SelectedValue {
  const found = vscode.workspace.getConfiguration().inspect<unknown>(settings[key]);
  const ofWorkspace = vscode.workspace.isTrusted
    ? (trimmedString(found?.workspaceFolderValue) ?? trimmedString(found?.workspaceValue))
    : undefined;
  if (ofWorkspace !== undefined) {
    return { value: ofWorkspace, from: 'workspaceSetting' };
  }
  const remembered = trimmedString(memory.get(key));
  if (remembered !== undefined) {
    return { value: remembered, from: 'remembered' };
  }
  const ofPerson = trimmedString(found?.globalValue);
  return { value: ofPerson, from: ofPerson === undefined ? undefined : 'userSetting' };
}

/** The selected profile and Region. Where nothing is selected, the environment and the config files decide. */
export function readConnectionSelection(memory: WorkspaceMemory): ConnectionSelection {
  return { profile: readSelected('profile', memory).value, region: readSelected('region', memory).value };
}

function readNumber(key: string, fallback: number, least: number): number {
  const value = number(vscode.workspace.getConfiguration().get<unknown>(key));
  return value !== undefined && value >= least ? value : fallback;
}

/** The ages from which a report is stale and a deployment in progress is stuck. */
export function readThresholds(): Thresholds {
  return {
    staleAfterHours: readNumber(settings.staleAfterHours, defaultStaleAfterHours, Number.MIN_VALUE),
    stuckAfterHours: readNumber(settings.stuckAfterHours, defaultStuckAfterHours, Number.MIN_VALUE),
  };
}

/** How often the automatic refresh looks again at what does not change, in seconds; 0 for never. */
export function readRefreshSeconds(): number {
  const seconds = readNumber(settings.refreshSeconds, defaultRefreshSeconds, 0);
  return seconds === 0 ? 0 : Math.max(seconds, fewestRefreshSeconds);
}

/** Whether a notification says how a watch ended. */
export function readsWatchNotifications(): boolean {
  return vscode.workspace.getConfiguration().get<unknown>(settings.watchNotifications) !== false;
}

/** How many requests the automatic refresh and the watches may make in a minute, for each connection. */
export function readRequestsPerMinute(): number {
  return Math.max(readNumber(settings.requestsPerMinute, defaultRequestsPerMinute, 0), fewestRequestsPerMinute);
}
