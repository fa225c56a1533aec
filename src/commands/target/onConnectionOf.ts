import { sessionOf } from '../../tree/engine/node';
import type { Action } from '../tools';
import { nodesIn } from './targets';

/**
 * The command of a row that is about its connection. The same command in a title bar has another id, because VS Code hands
 * it the focused row, too.
 */
export function onConnectionOf(action: Action): Action {
  return (title, args) => {
    const [row] = nodesIn(args);
    return action(title, [row && sessionOf(row)]);
  };
}
