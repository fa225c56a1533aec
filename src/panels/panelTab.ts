import * as vscode from 'vscode';
import type { Clock } from '../base/clock';
import { AdaptiveDelay, Debouncer } from '../base/debounce';
import type { Fleet } from '../fleet/fleet';
import type { SessionsChange } from '../fleet/sessions';
import { isOfSnapshot } from '../greengrass/addresses/snapshotId';
import { asFleetError, type FleetError } from '../greengrass/ports/fleetError';
import { missingPanel } from '../text/panels/missingPanel';
import type { Notice, Panel } from '../text/panels/panel';
import type { PanelAddress } from '../text/panels/panelAddress';
import type { Content, ContentOptions } from './content';
import { contentOf } from './contents';
import { PageHost, type PageOptions } from './pageHost';
import { panelHandlers, type PanelLinks } from './panelHandlers';
import { mayShow, whyMissing } from './whyMissing';

/** Changes that arrive within this time are shown together, in milliseconds. */
const batchMilliseconds = 50;

/** What one panel needs of its context. */
export interface PanelTabOptions extends PageOptions, ContentOptions, PanelLinks {
  readonly clock: Clock;
}

/** The panel of one thing: it asks the content for its address what there is to show, and shows that in its page. */
export class PanelTab {
  private readonly page: PageHost;
  private readonly content: Content;
  private readonly delay: AdaptiveDelay;
  private readonly updating: Debouncer;
  private isReading = false;
  /** Whether the connection was opened anew while nobody looked. */
  private isOutdated = false;
  private wasConnected = false;
  private failure: FleetError | undefined;
  private shown: Panel | undefined;

  constructor(
    private readonly webviewPanel: vscode.WebviewPanel,
    private readonly address: PanelAddress,
    private readonly options: PanelTabOptions,
  ) {
    this.content = contentOf(address, options);
    this.delay = new AdaptiveDelay(options.clock);
    this.updating = new Debouncer(
      options.clock,
      () => this.delay.delay(batchMilliseconds),
      () => {
        if (this.page.isVisible) {
          this.update();
        }
      },
    );
    webviewPanel.onDidDispose(() => {
      this.updating.dispose();
    });
    const handlers = panelHandlers(address, options, {
      didAppear: () => {
        this.didAppear();
      },
      refresh: () => {
        void this.read((fleet) => this.content.refresh(fleet));
      },
    });
    this.page = new PageHost(webviewPanel, options, handlers);
  }

  /** Reads what the panel shows and is not known yet. Never rejects: what fails stands in the panel. */
  async open(): Promise<void> {
    this.isOutdated = false;
    await this.read((fleet) => this.content.open(fleet));
  }

  /** Shows a moment later what there is to show by then. A panel that nobody sees is worked out when it appears. */
  schedule(): void {
    if (this.page.isVisible) {
      this.updating.schedule();
    }
  }

  /** Something has changed in the connections or in a fleet. */
  didChange(change: SessionsChange): void {
    const { sessions } = this.options;
    const { connectionId } = this.address;
    if (this.content.closesWithConnection && this.wasConnected) {
      if (!sessions.all.some((session) => mayShow(session, connectionId))) {
        this.webviewPanel.dispose();
        return;
      }
    }
    const isState = change.kind === 'session' && change.change.kind === 'state';
    if (isState && change.session.fleet?.connection.id === connectionId) {
      this.didConnect();
    }
    this.schedule();
  }

  private didConnect(): void {
    if (this.page.isVisible) {
      void this.open();
    } else {
      this.isOutdated = true;
    }
  }

  private didAppear(): void {
    this.update();
    if (this.isOutdated) {
      void this.open();
    }
  }

  /** Works the panel out anew, and shows it. */
  private update(): void {
    const didUpdate = this.delay.start();
    this.shown = this.current();
    this.page.show(this.shown, this.fleet()?.connection.asOf);
    didUpdate();
  }

  private async read(how: (fleet: Fleet) => Promise<void>): Promise<void> {
    this.isReading = true;
    this.failure = undefined;
    this.update();
    try {
      if (this.fleet() === undefined) {
        await this.options.sessions.open();
      }
      const fleet = this.fleet();
      if (fleet !== undefined) {
        await how(fleet);
      }
    } catch (thrown) {
      this.failure = asFleetError(thrown);
    }
    this.isReading = false;
    this.update();
  }

  /** The fleet that the panel is about, where its connection is shown. */
  private fleet(): Fleet | undefined {
    const fleet = this.options.sessions.fleetOf(this.address.connectionId);
    this.wasConnected ||= fleet !== undefined;
    return fleet;
  }

  private current(): Panel {
    const fleet = this.fleet();
    const { panel, notices, isLoading } = (fleet && this.content.current(fleet)) ?? nothing;
    return panel ?? this.kept(notices, isLoading || this.isReading);
  }

  /** What has been shown, with a word on why it is not kept up to date. */
  private kept(notices: readonly Notice[], isLoading: boolean): Panel {
    const { address, shown, failure, options } = this;
    const why = [...whyMissing(options.sessions, address.connectionId, failure), ...notices];
    return shown !== undefined && shown.sections.length > 0
      ? { ...shown, notices: why, actions: isOfSnapshot(address.connectionId) ? [] : ['refresh'], isLoading }
      : missingPanel(address, why, isLoading);
  }
}

const nothing = { panel: undefined, notices: [], isLoading: false };
