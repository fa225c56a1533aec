import * as vscode from 'vscode';
import type { TimeZone } from '../base/time';
import type { Panel, PanelAction } from '../text/panels/panel';
import { tabTitle } from '../text/panels/panelWords';
import { dispatch, parsePageMessage, type Handlers, type HostMessage, type PageMessage } from '../protocol/messages';
import { panelHtml } from './panelHtml';

/** What every page needs. */
export interface PageOptions {
  readonly extensionUri: vscode.Uri;
  /** The title of the command of an action. */
  readonly titleOf: (action: PanelAction) => string;
  readonly timeZone: () => TimeZone;
  /** Called for a message that doesn't match the protocol. */
  readonly onDidDrop: (what: string) => void;
}

/** The handlers of a page's messages. The page host itself handles `ready`. */
export interface PageHandlers extends Handlers<Exclude<PageMessage, { readonly kind: 'ready' }>> {
  /** Called when the page appears or appears again. Its content may have changed while it was hidden. */
  readonly appear: () => void;
}

/**
 * The host's end of a page. It knows whether the page is visible and what was last posted to it. VS Code discards the page
 * of a hidden panel and loads it again when the panel appears. It queues messages while the page loads, but it may lose
 * them. A page that got no message therefore sends `ready`. Nothing is posted to a closed panel.
 */
export class PageHost {
  private message: HostMessage | undefined;
  private posted: string | undefined;
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

  /** Whether the user can see the panel. */
  get isVisible(): boolean {
    return !this.isDisposed && this.webviewPanel.visible;
  }

  /**
   * Shows this content. Posts it to a visible page unless the page already has it.
   * @param asOf the time from which ages count; `undefined` for the current time
   */
  show(panel: Panel, asOf: Date | undefined): void {
    if (this.isDisposed) {
      return;
    }
    // The tab needs its title before the page has loaded.
    this.webviewPanel.title = tabTitle(panel);
    const buttons = actionsIn(panel).map((action) => ({ action, title: this.options.titleOf(action) }));
    this.message = { kind: 'panel', panel, buttons, asOf: asOf?.getTime(), timeZone: this.options.timeZone() };
    if (this.isVisible) {
      this.post();
    }
  }

  private post(): void {
    const words = JSON.stringify(this.message);
    if (this.message !== undefined && words !== this.posted) {
      this.posted = words;
      void this.webviewPanel.webview.postMessage(this.message);
    }
  }

  private didChangeViewState(): void {
    const { isVisible } = this;
    if (isVisible && !this.wasVisible) {
      // This is a new page that has no content yet.
      this.posted = undefined;
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
        this.posted = undefined;
        this.handlers.appear();
        this.post();
      },
    });
  }
}

/** Gives a panel its icon and its page. */
/** The actions of a panel, with those in its sections. */
function actionsIn({ actions, sections }: Panel): readonly PanelAction[] {
  const blocks = sections.flatMap((section) => section.blocks);
  return [...new Set([...actions, ...blocks.flatMap((block) => (block.kind === 'action' ? block.action : []))])];
}

function loadPage(webviewPanel: vscode.WebviewPanel, extensionUri: vscode.Uri): void {
  const { webview } = webviewPanel;
  const icon = (theme: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'media', `panel-${theme}.svg`);
  webviewPanel.iconPath = { light: icon('light'), dark: icon('dark') };
  const folder = vscode.Uri.joinPath(extensionUri, 'dist', 'page');
  webview.options = { enableScripts: true, localResourceRoots: [folder] };
  const file = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
  const nonce = crypto.randomUUID();
  const { cspSource } = webview;
  webview.html = panelHtml({ cspSource, nonce, script: file('main.js'), style: file('details.css') });
}
