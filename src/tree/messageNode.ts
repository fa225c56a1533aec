import type { Hover } from '../core/hovers/hover';
import type { Severity } from '../core/status';
import { commands } from '../manifest';
import type { Click, Node } from './node';

/** What a row says that stands for no thing of the fleet. */
export interface Message {
  /** Tells the row from its siblings. */
  readonly key: string;
  readonly label: string;
  readonly description?: string;
  readonly icon: string;
  readonly severity?: Severity;
  readonly hover?: Hover;
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
    ...{ key: 'more', label: 'Load More', description, icon: 'ellipsis', loadMore },
    click: (node) => ({ command: commands.loadMore, arguments: [node] }),
  };
}

/** A row that says something: nothing here, more to load, dependencies hidden. */
function messageNode(parent: Node, message: Message): Node {
  const {
    key,
    label,
    description = '',
    icon,
    severity = 'neutral',
    hover,
    iamStatement,
    click,
    retry,
    loadMore,
  } = message;
  const node: Node = {
    id: `${parent.id}/message/${key}`,
    parent,
    isExpandable: false,
    row: () => ({
      label,
      description,
      icon,
      severity,
      accessibilityLabel: description === '' ? label : `${label}, ${description}`,
    }),
    children: () => [],
    ...(hover === undefined ? {} : { hover: () => hover }),
    ...(iamStatement === undefined ? {} : { iamStatement }),
    ...(click === undefined ? {} : { click: () => click(node) }),
    ...(retry === undefined ? {} : { retry }),
    ...(loadMore === undefined ? {} : { loadMore }),
  };
  return node;
}

/** Keeps a row as long as what it says stays the same, so that it is not drawn again for nothing. */
export class MessageNodes {
  private readonly nodes = new Map<string, Node>();

  constructor(private readonly parent: () => Node) {}

  /** The row for a message. `words` is everything in the message that can differ for the same key. */
  for(message: Message, words = `${message.label}\n${message.description ?? ''}`): Node {
    const key = `${message.key}\n${words}`;
    const known = this.nodes.get(key);
    if (known !== undefined) {
      return known;
    }
    const node = messageNode(this.parent(), message);
    // Only the last word on a topic is worth keeping.
    [...this.nodes.keys()]
      .filter((other) => other.startsWith(`${message.key}\n`))
      .forEach((other) => {
        this.nodes.delete(other);
      });
    this.nodes.set(key, node);
    return node;
  }
}
