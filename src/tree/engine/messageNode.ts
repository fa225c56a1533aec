import type { Hover } from '../../text/hovers/hover';
import type { Severity } from '../../greengrass/status/status';
import { commands } from '../../manifest';
import type { Click, Node } from './node';
import { hoverFrom, type NodeHover } from './nodeHover';

/** The content of a row that represents nothing in the fleet. */
export interface Message {
  /** Unique among its siblings. */
  readonly key: string;
  readonly label: string;
  readonly description?: string;
  readonly icon: string;
  readonly severity?: Severity;
  readonly hover?: Hover | NodeHover;
  /** By default, the label and the description. */
  readonly accessibilityLabel?: string;
  /** See {@link Node.about}. */
  readonly about?: Node;
  /** See {@link Node.iamStatement}. */
  readonly iamStatement?: string;
  /** See {@link Node.flags}. */
  readonly flags?: readonly string[];
  readonly click?: (node: Node) => Click;
  readonly retry?: () => Promise<void>;
  readonly loadMore?: () => Promise<void>;
}

/** The row at the end of a list that is loading. */
export const loadingMessage: Message = { key: 'loading', label: 'Loading…', icon: 'loading~spin' };

/** The row that loads more siblings. */
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

/** The row of a message, such as "Load More". Its actions come from the latest message in the cell. */
function messageNode(parent: Node, cell: { readonly value: Message }): Node {
  const node: Node = {
    id: `${parent.id}/message/${cell.value.key}`,
    parent,
    isExpandable: false,
    row: () => {
      const { label, description = '', icon, severity = 'neutral' } = cell.value;
      const { accessibilityLabel = [label, description].filter((words) => words !== '').join(', ') } = cell.value;
      return { label, description, icon, severity, accessibilityLabel };
    },
    flags: () => cell.value.flags ?? [],
    children: () => [],
    get hover() {
      const { hover } = cell.value;
      return hover === undefined || 'facts' in hover
        ? hover
        : hoverFrom(
            () => hover,
            (words) => words,
          );
    },
    get about() {
      return cell.value.about;
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

/** Reuses the node of a message while its words stay the same. This avoids drawing the row again. */
export class MessageNodes {
  private readonly nodes = new Map<string, { readonly node: Node; readonly cell: { value: Message } }>();

  constructor(private readonly parent: () => Node) {}

  /** The node of a message. `words` is everything in the message that can vary for the same key. */
  for(message: Message, words = `${message.label}\n${message.description ?? ''}`): Node {
    const key = `${message.key}\n${words}`;
    const known = this.nodes.get(key);
    if (known !== undefined) {
      known.cell.value = message;
      return known.node;
    }
    const cell = { value: message };
    const node = messageNode(this.parent(), cell);
    // Keep only the latest message for each key.
    [...this.nodes.keys()]
      .filter((other) => other.startsWith(`${message.key}\n`))
      .forEach((other) => {
        this.nodes.delete(other);
      });
    this.nodes.set(key, { node, cell });
    return node;
  }
}
