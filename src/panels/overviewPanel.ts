import * as vscode from 'vscode';
import type { Panel, PanelAction } from '../core/panels/panel';
import { panelViewTypes } from '../manifest';
import { dispatch, parsePageMessage, type HostMessage } from '../protocol/messages';
import type { DetailsPanelOptions } from './detailsPanel';
import { showPage } from './showPage';

/** Working the overview out takes a look at every device that is known, so it waits for this long, in milliseconds. */
const batchMilliseconds = 250;

/** What the overview needs of its surroundings. */
export interface OverviewPanelOptions extends Omit<DetailsPanelOptions, 'catalogue' | 'stuckAfterHours'> {
  readonly extensionUri: vscode.Uri;
  /** Does what a button of the panel says. */
  readonly run: (action: PanelAction) => void;
  /** Shows a group of failures in its view. */
  readonly reveal: (group: string) => void;
  /** Is told of a message that does not fit the protocol. */
  readonly onDidDrop: (what: string) => void;
}

/** The panel of all failures across the fleet: there is at most one. */
export class OverviewPanel implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private panel: vscode.WebviewPanel | undefined;
  private isReady = false;
  private isPending = false;
  private told: string | undefined;
  private readonly disposed = new AbortController();
  private readonly disposables: readonly vscode.Disposable[];

  constructor(private readonly options: OverviewPanelOptions) {
    this.disposables = [
      new vscode.Disposable(
        options.session.onDidChange(() => {
          this.schedule();
        }),
      ),
      vscode.window.registerWebviewPanelSerializer(panelViewTypes.overview, this),
    ];
  }

  /** Opens the panel, or brings it to the front. */
  async open(): Promise<void> {
    if (this.panel !== undefined) {
      this.panel.reveal();
      return;
    }
    const column = vscode.ViewColumn.Active;
    await this.adopt(vscode.window.createWebviewPanel(panelViewTypes.overview, 'Failures Overview', column));
  }

  /** VS Code hands back the panel that was open when its window was closed. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    await this.adopt(panel);
  }

  dispose(): void {
    this.disposed.abort();
    this.panel?.dispose();
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private async adopt(panel: vscode.WebviewPanel): Promise<void> {
    this.panel = panel;
    const listening = panel.webview.onDidReceiveMessage((message: unknown) => {
      this.didReceive(message);
    });
    panel.onDidDispose(() => {
      listening.dispose();
      this.panel = undefined;
      this.isReady = false;
    });
    showPage(panel, this.options.extensionUri);
    const { session } = this.options;
    await session.open();
    if (session.state.kind === 'open') {
      await session.state.fleet.list.readFirst();
    }
    this.schedule();
  }

  private didReceive(received: unknown): void {
    const { run, reveal, onDidDrop } = this.options;
    const message = parsePageMessage(received);
    if (message === undefined) {
      onDidDrop('The overview sent a message that does not fit the protocol.');
      return;
    }
    dispatch(message, {
      ready: () => {
        this.isReady = true;
        this.told = undefined;
        void this.update();
      },
      run: ({ action }) => {
        run(action);
      },
      reveal: ({ group }) => {
        reveal(group);
      },
      copy: ({ text }) => {
        void vscode.env.clipboard.writeText(text);
      },
      // Nothing in the overview is on a core device alone.
      open: () => undefined,
    });
  }

  private schedule(): void {
    if (!this.isPending && this.isReady) {
      this.isPending = true;
      void this.options.clock.delay(batchMilliseconds, this.disposed.signal).then(() => {
        this.isPending = false;
        return this.update();
      });
    }
  }

  /** Tells the page what to show, if that has changed. */
  private async update(): Promise<void> {
    const { overviewContent } = await import('./overviewContent');
    const { session, staleAfterHours, clock, titleOf } = this.options;
    if (session.state.kind !== 'open' || this.panel === undefined || !this.isReady) {
      return;
    }
    const { fleet } = session.state;
    const content: Panel = overviewContent(fleet, { staleAfterHours: staleAfterHours(), now: clock.now() });
    // A snapshot is not scanned: everything in it is known.
    const actions = content.actions.filter((action) => action !== 'scan' || fleet.connection.asOf === undefined);
    const buttons = actions.map((action) => ({ action, title: titleOf(action) }));
    const message: HostMessage = {
      ...{ kind: 'panel', panel: content, buttons },
      asOf: fleet.connection.asOf?.getTime(),
    };
    const words = JSON.stringify(message);
    if (words !== this.told) {
      this.told = words;
      await this.panel.webview.postMessage(message);
    }
  }
}
