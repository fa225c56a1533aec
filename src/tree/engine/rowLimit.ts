import { grouped } from '../../base/numbers';
import { loadMoreMessage, MessageNodes } from './messageNode';
import type { Node } from './node';

/** How many rows each Load More adds. VS Code stalls if it gets many rows at once. */
const pageSize = 100;

/** The largest number of siblings. Nobody reads more, and VS Code becomes slow. */
export const maxRows = 1_500;

/** Limits the child rows of a node. It shows 100 rows at first and 100 more with each Load More. */
export class RowLimit {
  private size = pageSize;
  private readonly messages: MessageNodes;

  /**
   * @param what what the rows represent, in the plural
   * @param advice how to find the remaining items once {@link maxRows} are shown
   * @param onDidGrow called when the limit grows
   */
  constructor(
    parent: () => Node,
    private readonly what: string,
    private readonly advice: string,
    private readonly onDidGrow: () => void,
  ) {
    this.messages = new MessageNodes(parent);
  }

  /**
   * The rows of the items within the limit. If there are more items, a last row says how many are shown.
   * @param draw makes the rows of the first items; also gets the remaining ones
   * @param loadMore loads more items; absent if all are loaded
   */
  rows<T>(
    all: readonly T[],
    draw: (first: readonly T[], rest: readonly T[]) => readonly Node[],
    loadMore?: () => Promise<void>,
  ): readonly Node[] {
    return [...draw(all.slice(0, this.size), all.slice(this.size)), ...this.tail(all.length, loadMore)];
  }

  private tail(total: number, loadMore?: () => Promise<void>): readonly Node[] {
    const isCut = this.size < total;
    if (!isCut && loadMore === undefined) {
      return [];
    }
    const words = isCut
      ? `${grouped(this.size)} of ${grouped(total)} ${this.what}`
      : `the first ${grouped(total)} ${this.what}`;
    if (Math.min(this.size, total) >= maxRows) {
      const label = `${words} shown`;
      return [this.messages.for({ key: 'more', label, description: this.advice, icon: 'ellipsis' })];
    }
    if (!isCut && loadMore !== undefined) {
      const load = (): Promise<void> => {
        this.size += pageSize;
        return loadMore();
      };
      return [this.messages.for(loadMoreMessage(total === 0 ? `no ${this.what} so far` : `${words} shown`, load))];
    }
    const grow = (): Promise<void> => {
      this.size += pageSize;
      this.onDidGrow();
      return Promise.resolve();
    };
    return [this.messages.for(loadMoreMessage(`${words} shown`, grow))];
  }
}
