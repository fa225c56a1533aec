import * as vscode from 'vscode';
import { addressKey, isDeviceAddress } from '../greengrass/addresses/address';
import { contextKeys, panelViewType } from '../manifest';
import { parsePageState } from '../protocol/messages';
import { hasPanel, type PanelAddress } from '../text/panels/panelAddress';
import { headingOf } from '../text/panels/panelWords';
import type { PanelTab, PanelTabOptions } from './panelTab';

/** What the panels need from the outside. */
export type PanelsOptions = Omit<PanelTabOptions, 'open' | 'onDidFocus'>;

/** A tab that is open. */
interface OpenTab {
  readonly address: PanelAddress;
  readonly webviewPanel: vscode.WebviewPanel;
  /** What is in it; `undefined` while the program of the panels is loaded. */
  panel: PanelTab | undefined;
}

/**
 * The panels that are open: one for each address. What they show is in a file of its own that is loaded when the first one
 * opens.
 */
export class Panels implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private readonly tabs = new Map<string, OpenTab>();
  private readonly disposables: readonly { dispose(): unknown }[];
  private readonly visibility = new vscode.EventEmitter<void>();
  private readonly focus = new vscode.EventEmitter<PanelAddress>();
  private isDeviceActive = false;
  /** Fires when other panels may be visible than before. */
  readonly onDidChangeVisibility = this.visibility.event;
  /** Fires when the page of a panel gets the focus: a panel stays active while the user works in a tree. */
  readonly onDidFocus = this.focus.event;

  constructor(private readonly options: PanelsOptions) {
    this.disposables = [
      this.visibility,
      this.focus,
      new vscode.Disposable(
        options.sessions.onDidChange((change) => {
          this.tabs.forEach(({ panel }) => {
            panel?.didChange(change);
          });
        }),
      ),
      vscode.window.registerWebviewPanelSerializer(panelViewType, this),
    ];
  }

  /** What the open panels are about. */
  get addresses(): readonly PanelAddress[] {
    return [...this.tabs.values()].map(({ address }) => address);
  }

  /** What the panels are about that a person can see. */
  get visibleAddresses(): readonly PanelAddress[] {
    return [...this.tabs.values()].filter(({ webviewPanel }) => webviewPanel.visible).map(({ address }) => address);
  }

  /** Opens the panel of a thing and reads what it shows, or brings the one that is open to the front. */
  async open(address: PanelAddress, preserveFocus = false): Promise<void> {
    const known = this.tabs.get(addressKey(address));
    if (known !== undefined) {
      known.webviewPanel.reveal(undefined, preserveFocus);
      return;
    }
    const panel = await this.adopt(
      vscode.window.createWebviewPanel(panelViewType, headingOf(address), {
        viewColumn: vscode.ViewColumn.Active,
        preserveFocus,
      }),
      address,
    );
    await panel?.open();
  }

  /** VS Code hands back a panel that was open when its window was closed. */
  async deserializeWebviewPanel(webviewPanel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const address = parsePageState(state)?.address;
    if (address === undefined || !hasPanel(address) || this.tabs.has(addressKey(address))) {
      webviewPanel.dispose();
      return;
    }
    const panel = await this.adopt(webviewPanel, address);
    // VS Code shows nothing of the panel until this method is through, and AWS may take long.
    void panel?.open();
  }

  /** Works out again, a moment later, what the open panels show. */
  update(): void {
    this.tabs.forEach(({ panel }) => {
      panel?.schedule();
    });
  }

  dispose(): void {
    [...this.tabs.values()].forEach(({ webviewPanel }) => {
      webviewPanel.dispose();
    });
    vscode.Disposable.from(...this.disposables).dispose();
  }

  /** Fills a tab. Gives nothing if that has been closed meanwhile. Rejects if the program of the panels is not there. */
  private async adopt(webviewPanel: vscode.WebviewPanel, address: PanelAddress): Promise<PanelTab | undefined> {
    const key = addressKey(address);
    const tab: OpenTab = { address, webviewPanel, panel: undefined };
    // Known before anything is awaited, so that nobody opens the same thing a second time.
    this.tabs.set(key, tab);
    webviewPanel.onDidChangeViewState(() => {
      this.didChangeVisibility();
    });
    webviewPanel.onDidDispose(() => {
      this.tabs.delete(key);
      this.didChangeVisibility();
    });
    this.didChangeVisibility();
    try {
      const { PanelTab: Tab } = await import('./panelTab');
      if (this.tabs.get(key) === tab) {
        tab.panel = new Tab(webviewPanel, address, {
          ...this.options,
          open: (linked) => void this.open(linked),
          onDidFocus: (focused) => {
            this.focus.fire(focused);
          },
        });
      }
    } catch (error) {
      webviewPanel.dispose();
      throw error;
    }
    return tab.panel;
  }

  private didChangeVisibility(): void {
    const address = [...this.tabs.values()].find(({ webviewPanel }) => webviewPanel.active)?.address;
    const isDeviceActive = address !== undefined && isDeviceAddress(address);
    if (isDeviceActive !== this.isDeviceActive) {
      this.isDeviceActive = isDeviceActive;
      void vscode.commands.executeCommand('setContext', contextKeys.isDevicePanel, isDeviceActive);
    }
    this.visibility.fire();
  }
}
