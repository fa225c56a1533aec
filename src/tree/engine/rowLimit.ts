import { grouped } from '../../base/numbers';
import { loadMoreMessage, MessageNodes } from './messageNode';
import type { Node } from './node';

/** So many rows are added at a time: VS Code stalls when it is given many at once. */
const rowsAtATime = 100;

/** More siblings than these no person looks through, and VS Code becomes slow. */
export const mostRows = 1_500;

/** Room below a row for some of many that are all known: a hundred at first, and a hundred more with each Load More. */
export class RowLimit {
  private size = rowsAtATime;
  private readonly messages: MessageNodes;

  /**
   * @param what the rows stand for, as a plural
   * @param advice how to come to the others once there is room for no more
   * @param onDidGrow is told when there is room for more
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
   * The rows of as many as there is room for, and below them the row that says how many that is, where it is not all.
   * @param draw makes the rows of some; it is given the others, too
   */
  rows<T>(all: readonly T[], draw: (first: readonly T[], others: readonly T[]) => readonly Node[]): readonly Node[] {
    return [...draw(all.slice(0, this.size), all.slice(this.size)), ...this.tail(all.length)];
  }

  private tail(all: number): readonly Node[] {
    if (this.size >= all) {
      return [];
    }
    const words = `${grouped(this.size)} of ${grouped(all)} ${this.what}`;
    if (this.size >= mostRows) {
      const label = `${words} are shown`;
      return [this.messages.for({ key: 'more', label, description: this.advice, icon: 'ellipsis' })];
    }
    const grow = (): Promise<void> => {
      this.size += rowsAtATime;
      this.onDidGrow();
      return Promise.resolve();
    };
    return [this.messages.for(loadMoreMessage(`${words} shown`, grow))];
  }
}
