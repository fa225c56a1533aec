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

/** What a panel needs. */
export interface PanelTabOptions extends PageOptions, ContentOptions, PanelLinks {
  readonly clock: Clock;
}

/** The panel of one address. It gets the current content and shows it in its page. */
export class PanelTab {
  private readonly page: PageHost;
  private readonly content: Content;
  private readonly delay: AdaptiveDelay;
  private readonly updating: Debouncer;
  private isReading = false;
  /** Whether the connection was opened again while the panel was hidden. */
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

  /** Loads the content that isn't known yet. Never rejects: the panel shows failures. */
  async open(): Promise<void> {
    this.isOutdated = false;
    await this.read((fleet) => this.content.open(fleet));
  }

  /** Schedules an update. A hidden panel updates when it appears. */
  schedule(): void {
    if (this.page.isVisible) {
      this.updating.schedule();
    }
  }

  /** Handles a change of the connections or of a fleet. */
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

  /** Updates the content and shows it. */
  private update(): void {
    const stopTiming = this.delay.start();
    this.shown = this.current();
    this.page.show(this.shown, this.fleet()?.connection.asOf);
    stopTiming();
  }

  private async read(load: (fleet: Fleet) => Promise<void>): Promise<void> {
    this.isReading = true;
    this.failure = undefined;
    this.update();
    try {
      if (this.fleet() === undefined) {
        await this.options.sessions.open();
      }
      const fleet = this.fleet();
      if (fleet !== undefined) {
        await load(fleet);
      }
    } catch (thrown) {
      this.failure = asFleetError(thrown);
    }
    this.isReading = false;
    this.update();
  }

  /** The fleet of the panel; `undefined` if its connection isn't shown. */
  private fleet(): Fleet | undefined {
    const fleet = this.options.sessions.fleetOf(this.address.connectionId);
    this.wasConnected ||= fleet !== undefined;
    return fleet;
  }

  private current(): Panel {
    const fleet = this.fleet();
    const { panel, notices, isLoading } = (fleet && this.content.current(fleet)) ?? nothing;
    return panel ?? this.lastContent(notices, isLoading || this.isReading);
  }

  /** The last content, with notices that say why it isn't up to date. */
  private lastContent(notices: readonly Notice[], isLoading: boolean): Panel {
    const { address, shown, failure, options } = this;
    const reasons = [...whyMissing(options.sessions, address.connectionId, failure), ...notices];
    return shown !== undefined && shown.sections.length > 0
      ? { ...shown, notices: reasons, actions: isOfSnapshot(address.connectionId) ? [] : ['refresh'], isLoading }
      : missingPanel(address, reasons, isLoading);
  }
}

const nothing = { panel: undefined, notices: [], isLoading: false };
