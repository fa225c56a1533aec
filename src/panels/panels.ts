import * as vscode from 'vscode';
import { addressKey, isDeviceAddress } from '../greengrass/addresses/address';
import { contextKeys, panelViewType } from '../manifest';
import { parsePageState } from '../protocol/messages';
import { hasPanel, type PanelAddress } from '../text/panels/panelAddress';
import { headingOf } from '../text/panels/panelWords';
import type { PanelTab, PanelTabOptions } from './panelTab';

/** What the panels need. */
export type PanelsOptions = Omit<PanelTabOptions, 'open' | 'onDidFocus'>;

/** An open tab. */
interface OpenTab {
  readonly address: PanelAddress;
  readonly webviewPanel: vscode.WebviewPanel;
  /** `undefined` while the code of the panels loads. */
  panel: PanelTab | undefined;
}

/**
 * The open panels, one for each address. Their code loads when the first panel opens.
 */
export class Panels implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private readonly tabs = new Map<string, OpenTab>();
  private readonly disposables: readonly { dispose(): unknown }[];
  private readonly visibility = new vscode.EventEmitter<void>();
  private readonly focus = new vscode.EventEmitter<PanelAddress>();
  private isDeviceActive = false;
  /** Fires when the set of visible panels may have changed. */
  readonly onDidChangeVisibility = this.visibility.event;
  /** Fires when a panel's page gets the focus. VS Code keeps a panel active while the user works in a tree. */
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

  /** The addresses of the open panels. */
  get addresses(): readonly PanelAddress[] {
    return [...this.tabs.values()].map(({ address }) => address);
  }

  /** The addresses of the visible panels. */
  get visibleAddresses(): readonly PanelAddress[] {
    return [...this.tabs.values()].filter(({ webviewPanel }) => webviewPanel.visible).map(({ address }) => address);
  }

  /** Opens the panel of an address and loads its content, or reveals the panel that is already open. */
  async open(address: PanelAddress, preserveFocus = false): Promise<void> {
    const known = this.tabs.get(addressKey(address));
    if (known !== undefined) {
      known.webviewPanel.reveal(undefined, preserveFocus);
      return;
    }
    const panel = await this.adopt(
      vscode.window.createWebviewPanel(
        panelViewType,
        headingOf(address),
        {
          viewColumn: vscode.ViewColumn.Active,
          preserveFocus,
        },
        { enableFindWidget: true },
      ),
      address,
    );
    await panel?.open();
  }

  /** VS Code restores a panel that was open when its window closed. */
  async deserializeWebviewPanel(webviewPanel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const address = parsePageState(state)?.address;
    if (address === undefined || !hasPanel(address) || this.tabs.has(addressKey(address))) {
      webviewPanel.dispose();
      return;
    }
    const panel = await this.adopt(webviewPanel, address);
    // VS Code shows nothing until this method returns, and AWS may be slow.
    void panel?.open();
  }

  /** Schedules an update of the open panels. */
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

  /** Fills a tab; `undefined` if the tab has been closed meanwhile. Rejects if the code of the panels can't be loaded. */
  private async adopt(webviewPanel: vscode.WebviewPanel, address: PanelAddress): Promise<PanelTab | undefined> {
    const key = addressKey(address);
    const tab: OpenTab = { address, webviewPanel, panel: undefined };
    // Registered before the first await, or a second call could open the same address again.
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
