import { sessionOf } from '../../tree/engine/node';
import type { Action } from '../tools';
import { nodesIn } from './targets';

/**
 * Runs a command for the connection of the row that it is called on. The same command in a title bar has another id,
 * because VS Code passes the focused row to it too.
 */
export function onConnectionOf(action: Action): Action {
  return (title, args) => {
    const [row] = nodesIn(args);
    return action(title, [row && sessionOf(row)]);
  };
}
