import * as vscode from 'vscode';
import { timeZones, type TimeZone } from '../base/time';
import type { Memory } from '../base/memory';
import type { RecipeFormat } from '../greengrass/component';
import type { ConnectionSelection } from '../greengrass/ports/connection';
import type { Thresholds } from '../greengrass/status/thresholds';
import type { FollowMode } from '../fleet/logs/logFollower';
import { settings } from '../manifest';

// The defaults apply if a setting is missing or invalid.

/** A report is stale from this age on, in hours. */
const defaultStaleAfterHours = 25;

/** A deployment in progress is stuck after this time, in hours. */
const defaultStuckAfterHours = 2;

/** The language in which recipes open. */
export function readRecipeFormat(): RecipeFormat {
  const value = vscode.workspace.getConfiguration().get<unknown>(settings.recipeFormat);
  return value === 'json' ? 'JSON' : 'YAML';
}

/** The interval of the automatic refresh while nothing changes, in seconds. */
const defaultRefreshSeconds = 120;
const minRefreshSeconds = 60;

/** The request budget of the automatic refresh. */
const defaultScanMinutes = 15;
const minScanMinutes = 1;
const defaultRequestsPerMinute = 60;
const minRequestsPerMinute = 10;

/** The parts of a connection that the user can select. */
export type SelectionKey = 'profile' | 'region';

/** A selected value and where it comes from. */
export interface SelectedValue {
  readonly value: string | undefined;
  readonly from: 'workspaceSetting' | 'remembered' | 'userSetting' | undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/**
 * The selected value: from the settings of a trusted workspace, else from the selection remembered for this workspace,
 * else from the user settings.
 */
export function readSelected(key: SelectionKey, memory: Memory): SelectedValue {
  const found = vscode.workspace.getConfiguration().inspect<unknown>(settings[key]);
  const workspaceValue = vscode.workspace.isTrusted
    ? (text(found?.workspaceFolderValue) ?? text(found?.workspaceValue))
    : undefined;
  if (workspaceValue !== undefined) {
    return { value: workspaceValue, from: 'workspaceSetting' };
  }
  const remembered = text(memory.get(key));
  if (remembered !== undefined) {
    return { value: remembered, from: 'remembered' };
  }
  const userValue = text(found?.globalValue);
  return { value: userValue, from: userValue === undefined ? undefined : 'userSetting' };
}

/** The selected profile and Region. The environment and the config files decide anything that isn't selected. */
export function readConnectionSelection(memory: Memory): ConnectionSelection {
  return { profile: readSelected('profile', memory).value, region: readSelected('region', memory).value };
}

function readNumber(key: string, fallback: number, minimum: number): number {
  const value = vscode.workspace.getConfiguration().get<unknown>(key);
  return typeof value === 'number' && value >= minimum ? value : fallback;
}

/** When a report is stale and a deployment in progress is stuck. */
export function readThresholds(): Thresholds {
  return {
    staleAfterHours: readNumber(settings.staleAfterHours, defaultStaleAfterHours, Number.MIN_VALUE),
    stuckAfterHours: readNumber(settings.stuckAfterHours, defaultStuckAfterHours, Number.MIN_VALUE),
  };
}

/** The time zone of absolute times in hovers, messages, and panels. */
export function readTimeZone(): TimeZone {
  const value = vscode.workspace.getConfiguration().get<unknown>(settings.timeZone);
  return timeZones.find((known) => known === value) ?? 'local';
}

/** The interval of the automatic refresh while nothing changes, in seconds; 0 turns it off. */
export function readRefreshSeconds(): number {
  const seconds = readNumber(settings.refreshSeconds, defaultRefreshSeconds, 0);
  return seconds === 0 ? 0 : Math.max(seconds, minRefreshSeconds);
}

/** The time between scans in the background, in minutes; 0 turns them off. */
export function readScanMinutes(): number {
  const minutes = readNumber(settings.scanEveryMinutes, defaultScanMinutes, 0);
  return minutes === 0 ? 0 : Math.max(minutes, minScanMinutes);
}

/** Whether to notify the user when a watch ends. */
export function areWatchNotificationsOn(): boolean {
  return vscode.workspace.getConfiguration().get<unknown>(settings.watchNotifications) !== false;
}

/** Whether to ask AWS IoT which core devices are connected. */
export function isConnectivityOn(): boolean {
  return vscode.workspace.getConfiguration().get<unknown>(settings.connectivity) === 'on';
}

/** How Follow Logs gets new lines. AWS bills Live Tail, so only if the user has set it. */
export function readFollowMode(): FollowMode {
  const value = vscode.workspace.getConfiguration().get<unknown>(settings.followLogs);
  return value === 'liveTail' ? 'liveTail' : 'poll';
}

/** The request budget of background requests, per minute, connection and AWS service. */
export function readRequestsPerMinute(): number {
  return Math.max(readNumber(settings.requestsPerMinute, defaultRequestsPerMinute, 0), minRequestsPerMinute);
}
