// What the commands do, in a file of its own that the first of them loads.
import { fleetActions } from './fleetActions';
import { rowActions } from './rowActions';
import { Targets } from './target/targets';
import type { Action, CommandTools } from './tools';
import { viewActions } from './viewActions';

export { runPanelAction } from './panelActions';
export { tellEnd } from './devices/watch';

/** What each command does, by its id. */
export function actionsOf(tools: CommandTools): Readonly<Record<string, Action>> {
  const withTargets = { ...tools, targets: new Targets(tools.app.sessions, tools.acting) };
  return { ...rowActions(withTargets), ...viewActions(withTargets), ...fleetActions(withTargets) };
}
