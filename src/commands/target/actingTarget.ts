import type * as vscode from 'vscode';
import { addressKey } from '../../greengrass/addresses/address';
import type { PanelAddress } from '../../text/panels/panelAddress';
import { isInTree, type Node } from '../../tree/engine/node';
import type { NodeTree } from '../../tree/engine/nodeTree';

/** A view with rows that a person can point at. */
export interface PointedView {
  readonly id: string;
  readonly tree: NodeTree;
  readonly view: vscode.TreeView<Node>;
  readonly onDidInteract: vscode.Event<readonly Node[]>;
}

/** The panels that a person can point at. */
export interface FocusedPanels {
  /** Fires when the page of a panel gets the focus. */
  readonly onDidFocus: vscode.Event<PanelAddress>;
  /** What the open panels are about. */
  readonly addresses: readonly PanelAddress[];
}

/** What a person points at: rows of a view, or the panel of a thing. */
export type Pointed =
  | { readonly kind: 'rows'; readonly nodes: readonly Node[] }
  | { readonly kind: 'panel'; readonly address: PanelAddress };

/** What the person pointed at last, in any view or panel: what a command acts on that is not called on a row. */
export class ActingTarget implements vscode.Disposable {
  private latest: Pointed = { kind: 'rows', nodes: [] };
  private readonly listening: readonly vscode.Disposable[];

  constructor(
    readonly views: readonly PointedView[],
    readonly panels: FocusedPanels,
  ) {
    this.listening = [
      ...views.map(({ onDidInteract: onDidPoint }) =>
        onDidPoint((nodes) => {
          this.latest = { kind: 'rows', nodes };
        }),
      ),
      panels.onDidFocus((address) => {
        this.latest = { kind: 'panel', address };
      }),
    ];
  }

  /** The person clicked on a row, which may be selected already. */
  click(node: Node): void {
    this.latest = { kind: 'rows', nodes: [node] };
  }

  /** What was pointed at last, as far as it still exists. */
  get current(): Pointed {
    const { latest } = this;
    if (latest.kind === 'rows') {
      return { kind: 'rows', nodes: latest.nodes.filter(isInTree) };
    }
    const key = addressKey(latest.address);
    const isOpen = this.panels.addresses.some((address) => addressKey(address) === key);
    return isOpen ? latest : { kind: 'rows', nodes: [] };
  }

  dispose(): void {
    this.listening.forEach((listening) => {
      listening.dispose();
    });
  }
}
