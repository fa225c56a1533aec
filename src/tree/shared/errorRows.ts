import type { ConnectionTarget } from '../../greengrass/ports/connection';
import type { ListingState } from '../../fleet/requests/listing';
import type { MessageNodes } from '../engine/messageNode';
import type { Node } from '../engine/node';
import { failureMessage } from './failureMessage';
import type { NodeContext } from './nodeContext';

/** The row of a list's error; none without one. It says from when the items are if they are from an earlier load. */
export function errorRows(
  messages: MessageNodes,
  list: ListingState<unknown> | undefined,
  at: ConnectionTarget,
  context: NodeContext,
  retry: () => Promise<void>,
): readonly Node[] {
  if (list?.error === undefined) {
    return [];
  }
  const { error, items, isPartial, readAt } = list;
  const isFromEarlier = items !== undefined && !isPartial;
  return [messages.for(failureMessage('failure', error, at, context, retry, isFromEarlier ? readAt : undefined))];
}
