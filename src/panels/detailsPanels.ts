import * as vscode from 'vscode';
import { addressKey, nameIn, type Address } from '../greengrass/addresses/address';
import type { Clock } from '../base/clock';
import { Debouncer } from '../base/debounce';
import { panelViewTypes } from '../manifest';
import { parsePageState } from '../protocol/messages';
import type { DetailsPanel, DetailsPanelOptions } from './detailsPanel';

/** Changes that arrive within this time are told to a page together, in milliseconds. */
const batchMilliseconds = 50;

/** What the panels need from the outside. */
export interface DetailsPanelsOptions extends Omit<DetailsPanelOptions, 'open' | 'didFocus'> {
  readonly clock: Clock;
}

/** A tab that is open. */
interface OpenTab {
  readonly address: Address;
  readonly webviewPanel: vscode.WebviewPanel;
  /** What is in it; `undefined` while the program of the panels is loaded. */
  panel: DetailsPanel | undefined;
}

/**
 * The panels that are open: one for each thing. What they are is in a file of its own that is loaded when the first one
 * opens.
 */
export class DetailsPanels implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private readonly tabs = new Map<string, OpenTab>();
  private readonly updating: Debouncer;
  private readonly disposables: readonly { dispose(): unknown }[];
  private readonly focusing = new vscode.EventEmitter<Address>();
  /** Fires when the page of a panel gets the focus: a panel stays active while the person works in a tree. */
  readonly onDidFocus = this.focusing.event;
  private readonly visibility = new vscode.EventEmitter<void>();
  /** Fires when other panels may be visible than before. */
  readonly onDidChangeVisibility = this.visibility.event;

  constructor(private readonly options: DetailsPanelsOptions) {
    this.updating = new Debouncer(
      options.clock,
      () => batchMilliseconds,
      () => {
        this.tabs.forEach(({ panel }) => {
          panel?.update();
        });
      },
    );
    this.disposables = [
      this.updating,
      this.visibility,
      this.focusing,
      new vscode.Disposable(
        options.sessions.onDidChange((change) => {
          this.update();
          if (change.kind === 'session' && change.change.kind === 'state' && change.session.fleet !== undefined) {
            const { id } = change.session.fleet.connection;
            const own = [...this.tabs.values()].filter(({ address }) => address.connectionId === id);
            own.forEach(({ panel }) => void panel?.open());
          }
        }),
      ),
      vscode.window.registerWebviewPanelSerializer(panelViewTypes.details, this),
    ];
  }

  /** What the open panels are about. */
  get addresses(): readonly Address[] {
    return [...this.tabs.values()].map(({ address }) => address);
  }

  /** What the panels are about that a person can see. */
  get visibleAddresses(): readonly Address[] {
    return [...this.tabs.values()].filter(({ webviewPanel }) => webviewPanel.visible).map(({ address }) => address);
  }

  /** Opens the panel of a thing and reads what it shows, or brings the one that is open to the front. */
  async open(address: Address, preserveFocus = false): Promise<void> {
    const known = this.tabs.get(addressKey(address));
    if (known !== undefined) {
      known.webviewPanel.reveal(undefined, preserveFocus);
      return;
    }
    const panel = await this.adopt(
      vscode.window.createWebviewPanel(panelViewTypes.details, nameIn(address), {
        viewColumn: vscode.ViewColumn.Active,
        preserveFocus,
      }),
      address,
    );
    await panel?.open();
  }

  /** VS Code hands back a panel that was open when its window was closed. */
  async deserializeWebviewPanel(webviewPanel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const kept = parsePageState(state);
    if (kept === undefined || this.tabs.has(addressKey(kept.address))) {
      webviewPanel.dispose();
      return;
    }
    const panel = await this.adopt(webviewPanel, kept.address);
    // VS Code shows nothing of the panel until this method is through, and AWS may take long.
    void panel?.open();
  }

  /** Works out again, a moment later, what the open panels show. */
  update(): void {
    if (this.tabs.size > 0) {
      this.updating.schedule();
    }
  }

  dispose(): void {
    [...this.tabs.values()].forEach(({ webviewPanel }) => {
      webviewPanel.dispose();
    });
    vscode.Disposable.from(...this.disposables).dispose();
  }

  /** Fills a tab. Gives nothing if that has been closed meanwhile. Rejects if the program of the panels is not there. */
  private async adopt(webviewPanel: vscode.WebviewPanel, address: Address): Promise<DetailsPanel | undefined> {
    const key = addressKey(address);
    const tab: OpenTab = { address, webviewPanel, panel: undefined };
    // Known before anything is awaited, so that nobody opens the same thing a second time.
    this.tabs.set(key, tab);
    webviewPanel.onDidChangeViewState(() => {
      this.visibility.fire();
    });
    webviewPanel.onDidDispose(() => {
      this.tabs.delete(key);
      this.visibility.fire();
    });
    this.visibility.fire();
    try {
      const { DetailsPanel: Panel } = await import('./detailsPanel');
      if (this.tabs.get(key) === tab) {
        tab.panel = new Panel(webviewPanel, address, {
          ...this.options,
          didFocus: (focused) => {
            this.focusing.fire(focused);
          },
          open: (target) => void this.open(target),
        });
      }
    } catch (error) {
      webviewPanel.dispose();
      throw error;
    }
    return tab.panel;
  }
}
