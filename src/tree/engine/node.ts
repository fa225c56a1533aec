import type { Row } from '../../text/rows/row';
import type { Subject } from '../../greengrass/subject';
import { panelAddressOf, type PanelAddress } from '../../text/panels/panelAddress';
import type { FleetSession } from '../../fleet/fleetSession';
import type { DeviceSet } from '../../fleet/selection/deviceSet';
import type { NodeHover } from './nodeHover';

/** A command that a click on a row runs. */
export interface Click {
  readonly command: string;
  readonly arguments: readonly unknown[];
}

/**
 * A node of the tree. It holds no data and derives its words from the fleet on every call. A row can
 * therefore be drawn again at any time. The same object represents the same item for as long as the item is shown.
 */
export interface Node {
  /** Made from connection, thing name, kind and key, never from a label. Expansion and selection survive a refresh. */
  readonly id: string;
  readonly parent: Node | undefined;
  readonly isExpandable: boolean;
  /** Whether the row is expanded when it first appears. VS Code remembers what the user does with the row after that. */
  readonly isExpandedAtFirst?: boolean;
  /** The row's current words. */
  row(): Row;
  /** The child nodes known so far. Sends no request. */
  children(): readonly Node[];
  /** The row that this one belongs to, if that isn't its parent. */
  readonly about?: Node | undefined;
  /** The rows that follow this one while it is collapsed. */
  readonly whileCollapsed?: () => readonly Node[];
  /** Loads what the children need. Never rejects. */
  open?(): Promise<void>;
  /** Reloads what this node shows. Never rejects. A row without this method is refreshed with its list. */
  refresh?(): Promise<void>;
  /** Retries a failed load from where it stopped. Never rejects. */
  readonly retry?: (() => Promise<void>) | undefined;
  /** Shows more siblings. Never rejects. */
  readonly loadMore?: (() => Promise<void>) | undefined;
  readonly hover?: NodeHover | undefined;
  /** What commands on this row act on. */
  readonly subject?: (() => Subject) | undefined;
  /** The panel that a click and Show Details open instead of the panel of the subject. */
  readonly panel?: () => PanelAddress;
  /** The core devices that the row of a group stands for. */
  readonly devices?: (() => DeviceSet) | undefined;
  /** The connection that the row represents. */
  readonly session?: FleetSession;
  /** Flags of the context value in addition to those of the subject. */
  flags?(): readonly string[];
  /** What a click on a row that can't expand does instead of opening its panel. */
  readonly click?: (() => Click) | undefined;
  /** The IAM statement, as JSON, that grants the permission the row says is missing. */
  readonly iamStatement?: string | undefined;
  /** The key of the failure group that the row represents. */
  readonly group?: string;
  /** The path under which the row is decorated. It starts with the path of the parent row. */
  readonly decorationPath?: readonly string[];
}

/** The panel of a row: what a click and Show Details open. `undefined` if it has none. */
export function panelOf(node: Node): PanelAddress | undefined {
  const subject = node.subject?.();
  return node.panel?.() ?? (subject && panelAddressOf(subject));
}

/** The panel that says most about a row without its own: that of its parent, or of all failures for a group of them. */
export function panelAround(node: Node): PanelAddress | undefined {
  const connectionId = node.group === undefined ? undefined : sessionOf(node)?.fleet?.connection.id;
  return connectionId === undefined
    ? (panelOf(node) ?? (node.parent && panelAround(node.parent)))
    : { kind: 'failures', connectionId };
}

/** The node that reloads when the user refreshes this one: itself or the list that contains it. */
export function refreshedWith(node: Node): Node | undefined {
  return node.refresh !== undefined ? node : node.parent && refreshedWith(node.parent);
}

/** The connection that a row belongs to. */
export function sessionOf(node: Node): FleetSession | undefined {
  return node.session ?? (node.parent && sessionOf(node.parent));
}

/** Whether a node is still part of its tree, visible or not. */
export function isInTree(node: Node): boolean {
  const { parent } = node;
  return parent === undefined || (isInTree(parent) && parent.children().includes(node));
}

/** What a child node shows. */
export interface Cell<T> {
  readonly value: T;
  /** Whether the value is out of date: it isn't among the values any more, but its row is held. */
  readonly isGone: boolean;
}

interface ChildNode<T> {
  readonly node: Node;
  readonly cell: { value: T; isGone: boolean };
}

/** The child nodes of a node. Each key keeps its node, and with it the expansion and selection of its row. */
export class ChildNodes<T> {
  private nodes = new Map<string, ChildNode<T>>();

  /**
   * @param make makes the node for a key; the node reads the cell whenever it is drawn, because the value can change
   * @param isSame whether the node of the known value can represent the next one; if not, a new node replaces it
   */
  constructor(
    private readonly make: (key: string, cell: Cell<T>) => Node,
    private readonly isSame: (known: T, next: T) => boolean = () => true,
  ) {}

  /**
   * The nodes of these values, in this order. Drops the nodes of all other keys.
   * @param isHeld whether a node of another key stays, at its place among the others
   */
  for(
    values: readonly (readonly [key: string, value: T])[],
    isHeld: (node: Node) => boolean = () => false,
  ): readonly Node[] {
    const next = new Map<string, ChildNode<T>>();
    for (const [key, value] of values) {
      const known = this.nodes.get(key);
      if (known !== undefined && this.isSame(known.cell.value, value)) {
        Object.assign(known.cell, { value, isGone: false });
        next.set(key, known);
      } else {
        const cell = { value, isGone: false };
        next.set(key, { node: this.make(key, cell), cell });
      }
    }
    this.nodes = this.withHeld(next, isHeld);
    return [...this.nodes.values()].map(({ node }) => node);
  }

  private withHeld(next: Map<string, ChildNode<T>>, isHeld: (node: Node) => boolean): Map<string, ChildNode<T>> {
    const before = [...this.nodes];
    const held = before.filter(([key, { node }]) => !next.has(key) && isHeld(node));
    if (held.length === 0) {
      return next;
    }
    const all = [...next];
    for (const entry of held) {
      entry[1].cell.isGone = true;
      all.splice(before.indexOf(entry), 0, entry);
    }
    return new Map(all);
  }
}

/**
 * Gives each item a unique key. VS Code rejects a whole tree if two rows have the same id. If the service sends a key
 * twice, the second gets a number.
 */
export function withKeys<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly [string, T])[] {
  const counts = new Map<string, number>();
  return items.map((item) => {
    const key = keyOf(item);
    const occurrence = (counts.get(key) ?? 0) + 1;
    counts.set(key, occurrence);
    return [occurrence === 1 ? key : `${key}#${occurrence}`, item] as const;
  });
}
