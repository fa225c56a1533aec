import * as vscode from 'vscode';
import { addressKey, nameIn, type Address } from '../core/address';
import type { PanelAction } from '../core/panels/panel';
import { panelViewTypes } from '../manifest';
import { dispatch, parsePageMessage, parsePageState } from '../protocol/messages';
import { DetailsPanel, type DetailsPanelOptions } from './detailsPanel';
import { showPage } from './showPage';

/** Changes that arrive within this time are told to a page together, in milliseconds. */
const batchMilliseconds = 50;

/** What the panels need from the outside. */
export interface DetailsPanelsOptions extends DetailsPanelOptions {
  readonly extensionUri: vscode.Uri;
  /** Does what a button of a panel says, but for Refresh. */
  readonly run: (action: PanelAction, address: Address) => void;
  /** Is told of a message that does not fit the protocol. */
  readonly onDidDrop: (what: string) => void;
}

/** The panels that are open: one for each thing. */
export class DetailsPanels implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private readonly panels = new Map<string, DetailsPanel>();
  private readonly disposed = new AbortController();
  private readonly disposables: readonly vscode.Disposable[];
  private isUpdatePending = false;

  constructor(private readonly options: DetailsPanelsOptions) {
    this.disposables = [
      new vscode.Disposable(
        options.sessions.onDidChange((change) => {
          this.update();
          if (change.kind === 'session' && change.change.kind === 'state' && change.session.fleet !== undefined) {
            const { id } = change.session.fleet.connection;
            const own = [...this.panels.values()].filter(({ address }) => address.connectionId === id);
            own.forEach((panel) => void panel.open());
          }
        }),
      ),
      vscode.window.registerWebviewPanelSerializer(panelViewTypes.details, this),
    ];
  }

  /** What the panel that has the focus is about. */
  get activeAddress(): Address | undefined {
    return [...this.panels.values()].find(({ webviewPanel }) => webviewPanel.active)?.address;
  }

  /** What the open panels are about. */
  get addresses(): readonly Address[] {
    return [...this.panels.values()].map(({ address }) => address);
  }

  /** Opens the panel of a thing, or brings the one that is open to the front. */
  async open(address: Address, preserveFocus = false): Promise<void> {
    const known = this.panels.get(addressKey(address));
    if (known !== undefined) {
      known.webviewPanel.reveal(undefined, preserveFocus);
      return;
    }
    await this.adopt(
      vscode.window.createWebviewPanel(panelViewTypes.details, nameIn(address), {
        viewColumn: vscode.ViewColumn.Active,
        preserveFocus,
      }),
      address,
    );
  }

  /** VS Code hands back a panel that was open when its window was closed. */
  async deserializeWebviewPanel(webviewPanel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const kept = parsePageState(state);
    if (kept === undefined || this.panels.has(addressKey(kept.address))) {
      webviewPanel.dispose();
      return;
    }
    await this.adopt(webviewPanel, kept.address);
  }

  /** Works out again, a moment later, what the open panels show. */
  update(): void {
    if (!this.isUpdatePending && this.panels.size > 0) {
      this.isUpdatePending = true;
      void this.options.clock.delay(batchMilliseconds, this.disposed.signal).then(() => {
        this.isUpdatePending = false;
        this.panels.forEach((panel) => {
          panel.update();
        });
      });
    }
  }

  dispose(): void {
    this.disposed.abort();
    [...this.panels.values()].forEach(({ webviewPanel }) => {
      webviewPanel.dispose();
    });
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private async adopt(webviewPanel: vscode.WebviewPanel, address: Address): Promise<void> {
    const panel = new DetailsPanel(webviewPanel, address, this.options);
    const key = addressKey(address);
    this.panels.set(key, panel);
    const listening = webviewPanel.webview.onDidReceiveMessage((message: unknown) => {
      this.didReceive(panel, message);
    });
    webviewPanel.onDidDispose(() => {
      listening.dispose();
      this.panels.delete(key);
    });
    showPage(webviewPanel, this.options.extensionUri);
    await panel.open();
  }

  private didReceive(panel: DetailsPanel, received: unknown): void {
    const message = parsePageMessage(received);
    if (message === undefined) {
      this.options.onDidDrop('A panel sent a message that does not fit the protocol.');
      return;
    }
    dispatch(message, {
      ready: () => {
        panel.didLoadPage();
      },
      run: ({ action }) => {
        if (action === 'refresh') {
          void panel.refresh();
        } else {
          this.options.run(action, panel.address);
        }
      },
      open: ({ target }) => {
        const { connectionId, thingName } = panel.address;
        void this.open({ ...target, connectionId, thingName });
      },
      // Only the overview has groups.
      reveal: () => undefined,
      copy: ({ text }) => {
        void vscode.env.clipboard.writeText(text);
      },
    });
  }
}
