import * as vscode from 'vscode';
import type { Clock } from '../base/clock';
import { visibleText } from '../base/visibleText';
import { AdaptiveDelay, Debouncer } from '../base/debounce';
import type { PanelAction } from '../text/panels/panel';
import type { Thresholds } from '../greengrass/status/thresholds';
import type { FleetSession } from '../fleet/fleetSession';
import type { Sessions } from '../fleet/sessions';
import { panelViewTypes } from '../manifest';
import { overviewContent, unreadOverview } from './overviewContent';
import { PageHost, type PageOptions } from './pageHost';

/** Working the overview out takes a look at every device that is known, so it waits at least for this long, in milliseconds. */
const batchMilliseconds = 250;

/** What the overview needs of its context. */
export interface OverviewPanelOptions extends PageOptions {
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly thresholds: () => Thresholds;
  /** Does what a button of the panel says. */
  readonly run: (action: PanelAction, session: FleetSession) => void;
  /** Shows a group of failures in its view. */
  readonly reveal: (session: FleetSession, group: string) => void;
}

/** The panel of all failures across the fleet of one connection: there is at most one. */
export class OverviewPanel implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private page: PageHost | undefined;
  private shown: FleetSession | undefined;
  private readonly effort: AdaptiveDelay;
  private readonly updating: Debouncer;
  private readonly endListening: () => void;

  constructor(private readonly options: OverviewPanelOptions) {
    this.effort = new AdaptiveDelay(options.clock);
    this.updating = new Debouncer(
      options.clock,
      () => this.effort.delay(batchMilliseconds),
      () => {
        this.update();
      },
    );
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
    this.adopt(vscode.window.createWebviewPanel(panelViewTypes.overview, 'Failures Overview', column));
    await this.read();
  }

  /** VS Code hands back the panel that was open when its window was closed. */
  restore(panel: vscode.WebviewPanel): void {
    if (this.panel !== undefined) {
      panel.dispose();
      return;
    }
    this.adopt(panel);
    // VS Code shows nothing of the panel until this method is through, and AWS may take long.
    void this.read();
  }

  dispose(): void {
    this.updating.dispose();
    this.panel?.dispose();
    this.endListening();
  }

  private adopt(panel: vscode.WebviewPanel): void {
    this.panel = panel;
    panel.onDidDispose(() => {
      this.panel = undefined;
      this.page = undefined;
      this.shown = undefined;
    });
    const { run, reveal } = this.options;
    this.page = new PageHost(panel, this.options, {
      appear: () => {
        this.update();
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
      focus: () => undefined,
      // Nothing in the overview is on a core device alone.
      open: () => undefined,
    });
    this.update();
  }

  /** The connection on show; after a reload of the window the chosen one. */
  private get session(): FleetSession {
    return this.shown ?? this.options.sessions.selected;
  }

  private async read(): Promise<void> {
    const { session } = this;
    await session.open();
    await session.fleet?.list.readFirst();
    this.schedule();
  }

  private schedule(): void {
    if (this.page?.isVisible === true) {
      this.updating.schedule();
    }
  }

  /** Works the overview out anew, and shows it. */
  private update(): void {
    const { page, session } = this;
    if (page === undefined) {
      return;
    }
    const { fleet, unreadable, target } = session;
    const { readAt, thingNames } = fleet?.list.state ?? { readAt: undefined, thingNames: [] };
    if (fleet === undefined || unreadable !== undefined || (readAt === undefined && thingNames.length === 0)) {
      page.show(unreadOverview(target, unreadable), undefined);
      return;
    }
    const { sessions, thresholds } = this.options;
    const didWorkOut = this.effort.start();
    const overview = overviewContent(fleet, { ...thresholds(), now: fleet.now() });
    didWorkOut();
    const isOneOfSeveral = sessions.all.length > 1;
    const heading = isOneOfSeveral ? `${overview.heading}: ${visibleText(fleet.connection.id)}` : overview.heading;
    // A snapshot is not scanned: everything in it is known.
    const actions = overview.actions.filter((action) => action !== 'scan' || fleet.connection.asOf === undefined);
    page.show({ ...overview, heading, actions }, fleet.connection.asOf);
  }
}
