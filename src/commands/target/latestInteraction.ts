import type * as vscode from 'vscode';
import { addressKey } from '../../greengrass/addresses/address';
import type { PanelAddress } from '../../text/panels/panelAddress';
import { isInTree, type Node } from '../../tree/engine/node';
import type { NodeTree } from '../../tree/engine/nodeTree';

/** A view with rows that the user can act on. */
export interface InteractiveView {
  readonly id: string;
  readonly tree: NodeTree;
  readonly view: vscode.TreeView<Node>;
  readonly onDidInteract: vscode.Event<readonly Node[]>;
}

/** The panels that can have the focus. */
export interface FocusedPanels {
  /** Fires when a panel's page gets the focus. */
  readonly onDidFocus: vscode.Event<PanelAddress>;
  /** The addresses of the open panels. */
  readonly addresses: readonly PanelAddress[];
}

/** What the user acted on: rows of a view or a panel. */
export type Interaction =
  | { readonly kind: 'rows'; readonly nodes: readonly Node[] }
  | { readonly kind: 'panel'; readonly address: PanelAddress };

/** What the user last acted on, in any view or panel. A command that isn't called on a row acts on this. */
export class LatestInteraction implements vscode.Disposable {
  private latest: Interaction = { kind: 'rows', nodes: [] };
  private readonly listening: readonly vscode.Disposable[];

  constructor(
    readonly views: readonly InteractiveView[],
    readonly panels: FocusedPanels,
  ) {
    this.listening = [
      ...views.map(({ onDidInteract }) =>
        onDidInteract((nodes) => {
          this.latest = { kind: 'rows', nodes };
        }),
      ),
      panels.onDidFocus((address) => {
        this.latest = { kind: 'panel', address };
      }),
    ];
  }

  /** The user clicked a row. It may already be selected. */
  click(node: Node): void {
    this.latest = { kind: 'rows', nodes: [node] };
  }

  /** What the user last acted on, if it still exists. */
  get current(): Interaction {
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
