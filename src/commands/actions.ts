// What the commands do, in a file of its own that the first of them loads.
import type * as vscode from 'vscode';
import { fleetActions } from './fleetActions';
import { rowActions } from './rowActions';
import type { Action, CommandTools } from './tools';
import { viewActions } from './viewActions';

export { runPanelAction } from './panelActions';
export { tellEnd } from './watch';

/** What each command does, by its id. */
export function actionsOf(extension: vscode.Extension<unknown>, tools: CommandTools): Readonly<Record<string, Action>> {
  return { ...rowActions(tools), ...viewActions(tools), ...fleetActions(extension, tools) };
}
