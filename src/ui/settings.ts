import * as vscode from 'vscode';
import type { ConnectionChoice } from '../core/connection';
import { settings } from '../manifest';

/** From this age in hours a report is stale, where the setting is absent or no sensible number. */
const defaultStaleAfterHours = 25;

function text(name: string): string | undefined {
  const value = vscode.workspace.getConfiguration().get<unknown>(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** The profile and the region that the settings choose. */
export function readConnectionChoice(): ConnectionChoice {
  return { profile: text(settings.profile), region: text(settings.region) };
}

/** The age in hours from which a device's report is stale. */
export function readStaleAfterHours(): number {
  const hours = vscode.workspace.getConfiguration().get<unknown>(settings.staleAfterHours);
  return typeof hours === 'number' && hours > 0 ? hours : defaultStaleAfterHours;
}
