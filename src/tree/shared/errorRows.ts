import type { ConnectionTarget } from '../../greengrass/ports/connection';
import type { FleetError } from '../../greengrass/ports/fleetError';
import type { MessageNodes } from '../engine/messageNode';
import type { Node } from '../engine/node';
import { failureMessage } from './failureMessage';
import type { NodeContext } from './nodeContext';

/** The row of an error above other rows; none without an error. */
export function errorRows(
  messages: MessageNodes,
  error: FleetError | undefined,
  at: ConnectionTarget,
  context: NodeContext,
  retry: () => Promise<void>,
): readonly Node[] {
  return error === undefined ? [] : [messages.for(failureMessage('failure', error, at, context, retry))];
}
