import * as vscode from 'vscode';
import type { Memory } from '../base/memory';
import type { ConnectionSelection } from '../greengrass/ports/connection';
import type { Thresholds } from '../greengrass/status/thresholds';
import { settings } from '../manifest';

/** From this age in hours a report is stale, where the setting is absent or no sensible number. */
const defaultStaleAfterHours = 25;

/** From this time in hours a deployment in progress is stuck, where the setting is absent or no sensible number. */
const defaultStuckAfterHours = 2;

/** How often what does not change is looked at again, in seconds, where the setting is absent or no sensible number. */
const defaultRefreshSeconds = 120;
const fewestRefreshSeconds = 60;

/** How many requests the automatic refresh may make in a minute, where the setting is absent or no sensible number. */
const defaultRequestsPerMinute = 60;
const fewestRequestsPerMinute = 10;

/** What a person can choose of a connection. */
export type SelectionKey = 'profile' | 'region';

/** A choice, and who made it. */
export interface SelectedValue {
  readonly value: string | undefined;
  readonly from: 'workspaceSetting' | 'remembered' | 'userSetting' | undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/**
 * What is chosen: by the settings of a workspace that is trusted, else by what was picked in this workspace, else by the
 * person's own settings.
 */
export function readSelected(key: SelectionKey, memory: Memory): SelectedValue {
  const found = vscode.workspace.getConfiguration().inspect<unknown>(settings[key]);
  const ofWorkspace = vscode.workspace.isTrusted
    ? (text(found?.workspaceFolderValue) ?? text(found?.workspaceValue))
    : undefined;
  if (ofWorkspace !== undefined) {
    return { value: ofWorkspace, from: 'workspaceSetting' };
  }
  const remembered = text(memory.get(key));
  if (remembered !== undefined) {
    return { value: remembered, from: 'remembered' };
  }
  const ofPerson = text(found?.globalValue);
  return { value: ofPerson, from: ofPerson === undefined ? undefined : 'userSetting' };
}

/** The profile and the region that are chosen. What is not is left to the environment and the config files. */
export function readConnectionSelection(memory: Memory): ConnectionSelection {
  return { profile: readSelected('profile', memory).value, region: readSelected('region', memory).value };
}

function readNumber(key: string, fallback: number, least: number): number {
  const value = vscode.workspace.getConfiguration().get<unknown>(key);
  return typeof value === 'number' && value >= least ? value : fallback;
}

/** From when a report is stale, and a deployment in progress stuck. */
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

/** Whether a person wants to be told how a watch ended. */
export function readsWatchNotifications(): boolean {
  return vscode.workspace.getConfiguration().get<unknown>(settings.watchNotifications) !== false;
}

/** How many requests the automatic refresh and the watches may make in a minute, for each connection. */
export function readRequestsPerMinute(): number {
  return Math.max(readNumber(settings.requestsPerMinute, defaultRequestsPerMinute, 0), fewestRequestsPerMinute);
}
