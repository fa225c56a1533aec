import type * as vscode from 'vscode';
import type { Address } from '../core/address';
import type { Clock } from '../core/clock';
import { asFleetError, type FleetError } from '../core/errors';
import { errorNotices } from '../core/panels/deviceFacts';
import { missingPanel } from '../core/panels/missingPanel';
import type { Notice, Panel, PanelAction } from '../core/panels/panel';
import { connectionKey } from '../core/pinnedConnection';
import type { Fleet } from '../fleet/fleet';
import type { Sessions } from '../fleet/sessions';
import type { HostMessage } from '../protocol/messages';
import type { Catalogue } from '../ui/catalogue';
import type * as panelContent from './panelContent';

/** What panels say, in a file of its own that is loaded when the first panel opens. */
type PanelContent = typeof panelContent;

/** What one panel needs of its surroundings. */
export interface DetailsPanelOptions {
  readonly sessions: Sessions;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly staleAfterHours: () => number;
  readonly stuckAfterHours: () => number;
  /** The title of the command that an action is. */
  readonly titleOf: (action: PanelAction) => string;
}

/** The host's end of one panel: it works the panel out from the fleet, and tells the page when it is another. */
export class DetailsPanel {
  private isOpening = false;
  private content: PanelContent | undefined;
  private failure: FleetError | undefined;
  private shown: Panel | undefined;
  private told: string | undefined;

  constructor(
    readonly webviewPanel: vscode.WebviewPanel,
    readonly address: Address,
    private readonly options: DetailsPanelOptions,
  ) {}

  /** The page has been loaded, also again after it was hidden, and nobody has told it anything. */
  didLoadPage(): void {
    this.told = undefined;
    this.tell(this.work());
  }

  /** Reads what the panel shows and is not known yet. Never rejects: what fails stands in the panel. */
  async open(): Promise<void> {
    await this.read(({ openContent }) => openContent);
  }

  /** Reads again what the panel shows. Never rejects. */
  async refresh(): Promise<void> {
    await this.read(({ refreshContent }) => refreshContent);
  }

  /** Works the panel out anew, and tells the page if it is another. */
  update(): void {
    const panel = this.work();
    // VS Code hands this over as soon as the page is there, so that it travels while the page is loaded. A hidden panel
    // has no page: that asks when it is shown again.
    if (this.webviewPanel.visible) {
      this.tell(panel);
    }
  }

  private work(): Panel {
    const panel = this.current();
    this.shown = panel;
    // The tab has its name before the page is there.
    this.webviewPanel.title = panel.heading;
    return panel;
  }

  private tell(panel: Panel): void {
    const buttons = panel.actions.map((action) => ({ action, title: this.options.titleOf(action) }));
    const message: HostMessage = { kind: 'panel', panel, buttons, asOf: this.ownFleet()?.connection.asOf?.getTime() };
    const words = JSON.stringify(message);
    if (words !== this.told) {
      this.told = words;
      void this.webviewPanel.webview.postMessage(message);
    }
  }

  private async read(how: (content: PanelContent) => PanelContent['openContent']): Promise<void> {
    this.isOpening = true;
    this.failure = undefined;
    this.update();
    try {
      const { catalogue, sessions } = this.options;
      const [content] = await Promise.all([import('./panelContent'), catalogue.load(), sessions.open()]);
      this.content = content;
      const fleet = this.ownFleet();
      if (fleet !== undefined) {
        await how(content)(fleet, await fleet.find(this.address.thingName), this.address);
      }
    } catch (thrown) {
      this.failure = asFleetError(thrown);
    }
    this.isOpening = false;
    this.update();
  }

  /** The fleet that the panel is about, if that is on show. */
  private ownFleet(): Fleet | undefined {
    return this.options.sessions.fleetOf(this.address.connectionId);
  }

  private current(): Panel {
    const fleet = this.ownFleet();
    const { content } = this;
    const context = this.context(fleet);
    const record = fleet?.device(this.address.thingName);
    if (fleet === undefined || record === undefined || content === undefined || context === undefined) {
      return this.kept(this.whyMissing(fleet), this.isOpening);
    }
    const { panel, notices, isLoading } = content.panelContent(fleet, record, this.address, context);
    return panel ?? this.kept(notices, isLoading || this.isOpening);
  }

  /** What has been shown, with a word on why it is not kept up to date. */
  private kept(notices: readonly Notice[], isLoading: boolean): Panel {
    return this.shown !== undefined && this.shown.sections.length > 0
      ? { ...this.shown, notices, actions: ['refresh'], isLoading }
      : missingPanel(this.address, notices, isLoading);
  }

  /** What the words depend on, as of this moment; `undefined` until the catalogue of error codes has been loaded. */
  private context(fleet: Fleet | undefined): panelContent.PanelContext | undefined {
    const { catalogue, staleAfterHours, stuckAfterHours } = this.options;
    const { loaded: explain } = catalogue;
    const hours = { staleAfterHours: staleAfterHours(), stuckAfterHours: stuckAfterHours() };
    return explain && fleet && { explain, ...hours, now: fleet.now() };
  }

  private whyMissing(fleet: Fleet | undefined): readonly Notice[] {
    const { all } = this.options.sessions;
    const own = all.find(({ askedAt }) => connectionKey(askedAt) === this.address.connectionId) ?? all[0];
    const at = fleet?.connection ?? own?.askedAt;
    const place = { profile: at?.profile ?? 'default', region: at?.region };
    if (own?.state.kind === 'failed') {
      return errorNotices([own.state.error], place);
    }
    if (this.failure !== undefined) {
      return errorNotices([this.failure], place);
    }
    return own?.state.kind === 'open' && fleet === undefined ? [otherConnection(this.address)] : [];
  }
}

function otherConnection({ connectionId }: Address): Notice {
  return {
    severity: 'warning',
    text: `This is about ${connectionId}, which the Greengrass view does not show. Select that profile and Region, or add the connection, to read it again.`,
  };
}
