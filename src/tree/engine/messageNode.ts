import type { Hover } from '../../text/hovers/hover';
import type { Severity } from '../../greengrass/status/status';
import { commands } from '../../manifest';
import type { Click, Node } from './node';

/** What a row says that stands for no thing of the fleet. */
export interface Message {
  /** Tells the row from its siblings. */
  readonly key: string;
  readonly label: string;
  readonly description?: string;
  readonly icon: string;
  readonly severity?: Severity;
  readonly hover?: Hover | (() => Promise<Hover>);
  /** As of a node: see there. */
  readonly iamStatement?: string;
  readonly click?: (node: Node) => Click;
  readonly retry?: () => Promise<void>;
  readonly loadMore?: () => Promise<void>;
}

/** The row at the end of a list that is being read. */
export const loadingMessage: Message = { key: 'loading', label: 'Loading…', icon: 'loading~spin' };

/** The row below rows of which there are more. */
export function loadMoreMessage(description: string, loadMore: () => Promise<void>): Message {
  return {
    key: 'more',
    label: 'Load More',
    description,
    icon: 'ellipsis',
    loadMore,
    click: (node) => ({ command: commands.loadMore, arguments: [node] }),
  };
}

/** A row that says something: nothing here, more to load, dependencies hidden. What it does is that of the last message. */
function messageNode(parent: Node, cell: { readonly value: Message }): Node {
  const node: Node = {
    id: `${parent.id}/message/${cell.value.key}`,
    parent,
    isExpandable: false,
    row: () => {
      const { label, description = '', icon, severity = 'neutral' } = cell.value;
      const accessibilityLabel = description === '' ? label : `${label}, ${description}`;
      return { label, description, icon, severity, accessibilityLabel };
    },
    children: () => [],
    get hover() {
      const { hover } = cell.value;
      return typeof hover === 'object' ? (): Hover => hover : hover;
    },
    get iamStatement() {
      return cell.value.iamStatement;
    },
    get click() {
      const { click } = cell.value;
      return click && ((): Click => click(node));
    },
    get retry() {
      return cell.value.retry;
    },
    get loadMore() {
      return cell.value.loadMore;
    },
  };
  return node;
}

/** Keeps a row as long as what it says stays the same, so that it is not drawn again for nothing. */
export class MessageNodes {
  private readonly nodes = new Map<string, { readonly node: Node; readonly cell: { value: Message } }>();

  constructor(private readonly parent: () => Node) {}

  /** The row for a message. `words` is everything in the message that can differ for the same key. */
  for(message: Message, words = `${message.label}\n${message.description ?? ''}`): Node {
    const key = `${message.key}\n${words}`;
    const known = this.nodes.get(key);
    if (known !== undefined) {
      known.cell.value = message;
      return known.node;
    }
    const cell = { value: message };
    const node = messageNode(this.parent(), cell);
    // Only the last word on a topic is worth keeping.
    [...this.nodes.keys()]
      .filter((other) => other.startsWith(`${message.key}\n`))
      .forEach((other) => {
        this.nodes.delete(other);
      });
    this.nodes.set(key, { node, cell });
    return node;
  }
}
