import type { ConnectionTarget } from '../../greengrass/ports/connection';
import type { Listing } from '../../fleet/requests/listing';
import { errorRows } from './errorRows';
import { loadingMessage, type MessageNodes } from '../engine/messageNode';
import type { Node } from '../engine/node';
import type { NodeContext } from './nodeContext';

/**
 * The rows of a list: its items and its error. The error is above items from an earlier load, because they are
 * outdated. It is below the items of a list that loaded partly, because the retry adds the rest there.
 */
export function listingRows<T>(
  listing: Listing<T>,
  at: ConnectionTarget,
  context: NodeContext,
  messages: MessageNodes,
  emptyText: string,
  rows: (items: readonly T[]) => readonly Node[],
): readonly Node[] {
  const { items, error, isPartial, isLoading } = listing.state;
  const itemRows = items === undefined ? [] : rows(items);
  if (error !== undefined) {
    const failure = errorRows(messages, listing.state, at, context, () => listing.read());
    return isPartial ? [...itemRows, ...failure] : [...failure, ...itemRows];
  }
  if (items === undefined && isLoading) {
    return [messages.for(loadingMessage)];
  }
  if (items?.length === 0) {
    return [messages.for({ key: 'empty', label: emptyText, icon: 'dash' })];
  }
  return itemRows;
}
