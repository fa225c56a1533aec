import type { ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import type { Hover } from '../../text/hovers/hover';
import type { Row } from '../../text/rows/row';
import type { Subject } from '../../greengrass/addresses/subject';
import type { FleetSession } from '../../fleet/fleetSession';

/** What a click on a row does, where it does more than select and expand. */
export interface Click {
  readonly command: string;
  readonly arguments: readonly unknown[];
}

/**
 * A place in the tree. It holds no data of its own: what it says is worked out from the fleet whenever it is asked, so
 * a row can be drawn again at any time, and the same object stands for the same thing as long as that is shown.
 */
export interface Node {
  /** Made from connection, thing, kind and key, never from a label: expansion and selection survive a refresh. */
  readonly id: string;
  readonly parent: Node | undefined;
  readonly isExpandable: boolean;
  /** Whether it is open when it is first shown. */
  readonly isExpandedAtFirst?: boolean;
  /** The row's words, as of this moment. */
  row(): Row;
  /** The nodes below, as far as they are known. Asks nothing. */
  children(): readonly Node[];
  /** Reads what is needed to show the children. Never rejects. */
  open?(): Promise<void>;
  /** Reads again what this node shows. Never rejects. A row without it is read again with its list. */
  refresh?(): Promise<void>;
  /** Goes on where reading stopped. Never rejects. */
  readonly retry?: (() => Promise<void>) | undefined;
  /** Shows more rows beside this one. Never rejects. */
  readonly loadMore?: (() => Promise<void>) | undefined;
  /** What the pointer shows. The words of most are in files that are loaded with the first such hover. */
  readonly hover?: ((explain: ExplainErrorCode) => Hover | Promise<Hover>) | undefined;
  /**
   * What only the hover tells and that changes while the row stays: VS Code keeps a hover until its row is drawn anew.
   */
  hoverFacts?(): string;
  /** What commands on this row are about. */
  subject?(): Subject;
  /** The connection that the row stands for. */
  readonly session?: FleetSession;
  /** What else of the context value commands ask for, besides what the subject says. */
  flags?(): readonly string[];
  readonly click?: (() => Click) | undefined;
  /** The IAM statement, as JSON, that would allow what the row says is missing. */
  readonly iamStatement?: string | undefined;
  /** The group of failures that the row stands for. */
  readonly group?: string;
  /** The path under which the row is decorated, from the thing to the key; its parents' paths are its beginnings. */
  readonly decorationPath?: readonly string[];
}

/** The node that is read again when a person refreshes this one: itself, or the list that it belongs to. */
export function refreshedWith(node: Node): Node | undefined {
  return node.refresh !== undefined ? node : node.parent && refreshedWith(node.parent);
}

/** The connection under which a row stands. */
export function sessionOf(node: Node): FleetSession | undefined {
  return node.session ?? (node.parent && sessionOf(node.parent));
}

/** Whether a node is still among those of its tree, seen or not. */
export function isInTree(node: Node): boolean {
  const { parent } = node;
  return parent === undefined || (isInTree(parent) && parent.children().includes(node));
}

/** The nodes below a node, made once for each key, so that the same thing keeps the same node. */
export class ChildNodes<T> {
  private nodes = new Map<string, { readonly node: Node; readonly cell: { value: T } }>();

  /**
   * @param make makes the node for a key; it reads its data from the cell whenever it is drawn, because the data of
   * the same thing changes
   * @param isSame whether the node of one can stand for the other; where it cannot, another takes its place
   */
  constructor(
    private readonly make: (key: string, cell: { readonly value: T }) => Node,
    private readonly isSame: (known: T, thing: T) => boolean = () => true,
  ) {}

  /** The nodes for these things, in this order. Nodes of things that are not among them are forgotten. */
  for(things: readonly (readonly [key: string, thing: T])[]): readonly Node[] {
    const next = new Map<string, { readonly node: Node; readonly cell: { value: T } }>();
    for (const [key, value] of things) {
      const known = this.nodes.get(key);
      if (known !== undefined && this.isSame(known.cell.value, value)) {
        known.cell.value = value;
        next.set(key, known);
      } else {
        const cell = { value };
        next.set(key, { node: this.make(key, cell), cell });
      }
    }
    this.nodes = next;
    return [...next.values()].map(({ node }) => node);
  }
}

/**
 * Gives each thing a key of its own. VS Code refuses a whole tree in which two rows have the same id, so a key that the
 * service sent twice is told apart by its turn.
 */
export function withKeys<T>(things: readonly T[], keyOf: (thing: T) => string): readonly (readonly [string, T])[] {
  const turns = new Map<string, number>();
  return things.map((thing) => {
    const key = keyOf(thing);
    const turn = (turns.get(key) ?? 0) + 1;
    turns.set(key, turn);
    return [turn === 1 ? key : `${key}#${turn}`, thing] as const;
  });
}
