import * as vscode from 'vscode';
import type { Panel, PanelAction } from '../text/panels/panel';
import { tabTitle } from '../text/panels/panelWords';
import { dispatch, parsePageMessage, type Handlers, type HostMessage, type PageMessage } from '../protocol/messages';
import { panelHtml } from './panelHtml';

/** What every page needs of its context. */
export interface PageOptions {
  readonly extensionUri: vscode.Uri;
  /** The title of the command that an action is. */
  readonly titleOf: (action: PanelAction) => string;
  /** Is told of a message that does not fit the protocol. */
  readonly onDidDrop: (what: string) => void;
}

/** What a page leaves to what it shows: everything but when to tell it something. */
export interface PageHandlers extends Handlers<Exclude<PageMessage, { readonly kind: 'ready' }>> {
  /** The page is there, also again: what it is to show may have become another while nobody looked. */
  readonly appear: () => void;
}

/**
 * The host's end of a page: it knows whether there is one, and what it has been told. VS Code throws the page of a hidden
 * panel away, loads it anew when the panel is shown, and hands over what was said meanwhile, so that it travels while the
 * page is loaded. It may lose that, too: a page that has got nothing asks. Once the panel is closed, nothing is said.
 */
export class PageHost {
  private message: HostMessage | undefined;
  private told: string | undefined;
  private wasVisible: boolean;
  private isDisposed = false;

  constructor(
    private readonly webviewPanel: vscode.WebviewPanel,
    private readonly options: PageOptions,
    private readonly handlers: PageHandlers,
  ) {
    this.wasVisible = webviewPanel.visible;
    const listening = [
      webviewPanel.webview.onDidReceiveMessage((message: unknown) => {
        this.didReceive(message);
      }),
      webviewPanel.onDidChangeViewState(() => {
        this.didChangeViewState();
      }),
    ];
    webviewPanel.onDidDispose(() => {
      this.isDisposed = true;
      vscode.Disposable.from(...listening).dispose();
    });
    loadPage(webviewPanel, options.extensionUri);
  }

  /** Whether a person can see the panel. */
  get isVisible(): boolean {
    return !this.isDisposed && this.webviewPanel.visible;
  }

  /**
   * Shows this from now on: tells it to the page, if there is one and it has been told something else.
   * @param asOf the moment that ages are reckoned from, where that is not the present
   */
  show(panel: Panel, asOf: Date | undefined): void {
    if (this.isDisposed) {
      return;
    }
    // The tab has its name before the page is there.
    this.webviewPanel.title = tabTitle(panel);
    const buttons = panel.actions.map((action) => ({ action, title: this.options.titleOf(action) }));
    this.message = { kind: 'panel', panel, buttons, asOf: asOf?.getTime() };
    if (this.isVisible) {
      this.tell();
    }
  }

  private tell(): void {
    const words = JSON.stringify(this.message);
    if (this.message !== undefined && words !== this.told) {
      this.told = words;
      void this.webviewPanel.webview.postMessage(this.message);
    }
  }

  private didChangeViewState(): void {
    const { isVisible } = this;
    if (isVisible && !this.wasVisible) {
      // Another page than the one that was told, if that was ever loaded.
      this.told = undefined;
      this.handlers.appear();
    }
    this.wasVisible = isVisible;
  }

  private didReceive(received: unknown): void {
    const message = parsePageMessage(received);
    if (message === undefined) {
      this.options.onDidDrop('A panel sent an unknown message.');
      return;
    }
    dispatch(message, {
      ...this.handlers,
      ready: () => {
        this.told = undefined;
        this.handlers.appear();
        this.tell();
      },
    });
  }
}

/** Gives a panel its icon and its page, which draws what it is told. */
function loadPage(webviewPanel: vscode.WebviewPanel, extensionUri: vscode.Uri): void {
  const { webview } = webviewPanel;
  const icon = (theme: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'media', `panel-${theme}.svg`);
  webviewPanel.iconPath = { light: icon('light'), dark: icon('dark') };
  const folder = vscode.Uri.joinPath(extensionUri, 'dist', 'page');
  webview.options = { enableScripts: true, localResourceRoots: [folder] };
  const file = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
  const nonce = crypto.randomUUID();
  const { cspSource } = webview;
  webview.html = panelHtml({ cspSource, nonce, script: file('details.js'), style: file('details.css') });
}
