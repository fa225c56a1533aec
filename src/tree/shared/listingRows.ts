import type { ConnectionTarget } from '../../greengrass/ports/connection';
import type { Listing } from '../../fleet/requests/listing';
import { failureMessage } from './failureMessage';
import { loadingMessage, type MessageNodes } from '../engine/messageNode';
import type { Node } from '../engine/node';

/**
 * The rows of one list: its items, and a row for what went wrong. A failure stands above items of an earlier read,
 * because they are not current, and below the beginning of a list that broke off, because there it goes on.
 */
export function listingRows<T>(
  listing: Listing<T>,
  at: ConnectionTarget,
  messages: MessageNodes,
  emptyText: string,
  rows: (items: readonly T[]) => readonly Node[],
): readonly Node[] {
  const { items, error, isPartial, isLoading, readAt } = listing.state;
  const shown = items === undefined ? [] : rows(items);
  if (error !== undefined) {
    const isFromEarlier = items !== undefined && !isPartial;
    const failure = messages.for(
      failureMessage('failure', error, at, isFromEarlier ? readAt : undefined, () => listing.read()),
    );
    return isPartial ? [...shown, failure] : [failure, ...shown];
  }
  if (items === undefined && isLoading) {
    return [messages.for(loadingMessage)];
  }
  if (items?.length === 0) {
    return [messages.for({ key: 'empty', label: emptyText, icon: 'dash' })];
  }
  return shown;
}
