import * as vscode from 'vscode';
import { visibleText } from '../core/format';
import type { Panel, PanelAction } from '../core/panels/panel';
import type { FleetSession } from '../fleet/fleetSession';
import { panelViewTypes } from '../manifest';
import { dispatch, parsePageMessage, type HostMessage } from '../protocol/messages';
import type { DetailsPanelOptions } from './detailsPanel';
import { overviewContent } from './overviewContent';
import { showPage } from './showPage';

/** Working the overview out takes a look at every device that is known, so it waits for this long, in milliseconds. */
const batchMilliseconds = 250;

/** What the overview needs of its surroundings. */
export interface OverviewPanelOptions extends Omit<DetailsPanelOptions, 'catalogue' | 'stuckAfterHours'> {
  readonly extensionUri: vscode.Uri;
  /** Does what a button of the panel says. */
  readonly run: (action: PanelAction, session: FleetSession) => void;
  /** Shows a group of failures in its view. */
  readonly reveal: (session: FleetSession, group: string) => void;
  /** Is told of a message that does not fit the protocol. */
  readonly onDidDrop: (what: string) => void;
}

/** The panel of all failures across the fleet of one connection: there is at most one. */
export class OverviewPanel implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private shown: FleetSession | undefined;
  private isReady = false;
  private isPending = false;
  private told: string | undefined;
  private readonly disposed = new AbortController();
  private readonly endListening: () => void;

  constructor(private readonly options: OverviewPanelOptions) {
    this.endListening = options.sessions.onDidChange(() => {
      if (this.shown !== undefined && !options.sessions.all.includes(this.shown)) {
        // What it was about is gone, and it must not turn into another connection's.
        this.panel?.dispose();
      }
      this.schedule();
    });
  }

  /** Opens the panel, or brings it to the front, for the fleet of a connection. */
  async open(session: FleetSession): Promise<void> {
    this.shown = session;
    if (this.panel !== undefined) {
      this.panel.reveal();
      await this.read();
      return;
    }
    const column = vscode.ViewColumn.Active;
    await this.adopt(vscode.window.createWebviewPanel(panelViewTypes.overview, 'Failures Overview', column));
  }

  dispose(): void {
    this.disposed.abort();
    this.panel?.dispose();
    this.endListening();
  }

  /** Fills a panel that has just been made, or that was open when the window was closed. */
  async adopt(panel: vscode.WebviewPanel): Promise<void> {
    this.panel = panel;
    const listening = panel.webview.onDidReceiveMessage((message: unknown) => {
      this.didReceive(message);
    });
    panel.onDidDispose(() => {
      listening.dispose();
      this.panel = undefined;
      this.shown = undefined;
      this.isReady = false;
    });
    showPage(panel, this.options.extensionUri);
    await this.read();
  }

  /** The connection on show; after a reload of the window the chosen one. */
  private get session(): FleetSession {
    return this.shown ?? this.options.sessions.chosen;
  }

  private async read(): Promise<void> {
    const { session } = this;
    await session.open();
    await session.fleet?.list.readFirst();
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
        run(action, this.session);
      },
      reveal: ({ group }) => {
        reveal(this.session, group);
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
    const { staleAfterHours, titleOf } = this.options;
    const { fleet } = this.session;
    if (fleet === undefined || this.panel === undefined || !this.isReady) {
      return;
    }
    const overview = overviewContent(fleet, { staleAfterHours: staleAfterHours(), now: fleet.now() });
    const isOneOfSeveral = this.options.sessions.all.length > 1;
    const heading = isOneOfSeveral ? `${overview.heading}: ${visibleText(fleet.connection.id)}` : overview.heading;
    const content: Panel = { ...overview, heading };
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
