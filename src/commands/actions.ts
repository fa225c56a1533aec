// What the commands do, in a file of its own that the first of them loads.
import { fleetActions } from './fleetActions';
import { rowActions } from './rowActions';
import type { Action, CommandTools } from './tools';
import { viewActions } from './viewActions';

export { runPanelAction } from './panelActions';
export { tellEnd } from './devices/watch';

/** What each command does, by its id. */
export function actionsOf(tools: CommandTools): Readonly<Record<string, Action>> {
  return { ...rowActions(tools), ...viewActions(tools), ...fleetActions(tools) };
}
