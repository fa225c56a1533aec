// What the commands do. This file loads when the first command runs.
import { compareActions } from './compare/compareActions';
import { componentActions } from './componentActions';
import { deploymentActions } from './deploymentActions';
import { fleetActions } from './fleetActions';
import { muteActions } from './group/muteActions';
import { groupActions } from './group/groupActions';
import { logActions } from './logs/logActions';
import { rowActions } from './rowActions';
import { Targets } from './target/targets';
import type { Action, CommandTools } from './tools';
import { viewActions } from './viewActions';

export { runPanelAction } from './panelActions';
export { notifyWatchEnded } from './devices/watch';

/** The action of each command, by command id. */
export function actionsOf(tools: CommandTools): Readonly<Record<string, Action>> {
  const withTargets = { ...tools, targets: new Targets(tools.app.sessions, tools.latest) };
  return {
    ...rowActions(withTargets),
    ...viewActions(withTargets),
    ...deploymentActions(withTargets),
    ...componentActions(withTargets),
    ...fleetActions(withTargets),
    ...groupActions(withTargets),
    ...muteActions(withTargets),
    ...compareActions(withTargets),
    ...logActions(withTargets),
  };
}
