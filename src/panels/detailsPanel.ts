import * as vscode from 'vscode';
import type { Address } from '../greengrass/addresses/address';
import { asFleetError, type FleetError } from '../greengrass/ports/fleetError';
import { errorNotices } from '../text/panels/deviceFacts';
import { missingPanel } from '../text/panels/missingPanel';
import type { Notice, Panel, PanelAction } from '../text/panels/panel';
import { connectionKey } from '../greengrass/ports/pinnedConnection';
import type { Thresholds } from '../greengrass/status/thresholds';
import { isOfSnapshot } from '../greengrass/addresses/snapshotId';
import type { Fleet } from '../fleet/fleet';
import type { Sessions } from '../fleet/sessions';
import type { Catalogue } from '../ui/catalogue';
import { PageHost, type PageOptions } from './pageHost';
import { openContent, panelContent, refreshContent, type PanelContext } from './panelContent';

/** What one panel needs of its context. */
export interface DetailsPanelOptions extends PageOptions {
  readonly sessions: Sessions;
  readonly catalogue: Catalogue;
  readonly thresholds: () => Thresholds;
  /** Does what a button of the panel says, but for Refresh. */
  readonly run: (action: PanelAction, address: Address) => void;
  /** Is told when the page gets the focus. */
  readonly didFocus: (address: Address) => void;
  /** Opens the panel of something else. */
  readonly open: (address: Address) => void;
}

/** The panel of one thing: it works out from the fleet what there is to show. */
export class DetailsPanel {
  private readonly page: PageHost;
  private isOpening = false;
  private failure: FleetError | undefined;
  private shown: Panel | undefined;

  constructor(
    webviewPanel: vscode.WebviewPanel,
    private readonly address: Address,
    private readonly options: DetailsPanelOptions,
  ) {
    this.page = new PageHost(webviewPanel, options, {
      appear: () => {
        this.update();
      },
      run: ({ action }) => {
        if (action === 'refresh') {
          void this.refresh();
        } else {
          options.run(action, address);
        }
      },
      focus: () => {
        options.didFocus(address);
      },
      open: ({ target }) => {
        const { connectionId, thingName } = address;
        options.open({ ...target, connectionId, thingName });
      },
      // Only the overview has groups.
      reveal: () => undefined,
      copy: ({ text }) => {
        void vscode.env.clipboard.writeText(text);
      },
    });
  }

  /** Reads what the panel shows and is not known yet. Never rejects: what fails stands in the panel. */
  async open(): Promise<void> {
    await this.read(openContent);
  }

  /** Works the panel out anew, and shows it. */
  update(): void {
    this.shown = this.current();
    this.page.show(this.shown, this.ownFleet()?.connection.asOf);
  }

  /** Reads again what the panel shows. Never rejects. */
  private async refresh(): Promise<void> {
    await this.read(refreshContent);
  }

  private async read(how: typeof openContent): Promise<void> {
    this.isOpening = true;
    this.failure = undefined;
    this.update();
    try {
      const { catalogue, sessions } = this.options;
      await Promise.all([catalogue.load(), sessions.open()]);
      const fleet = this.ownFleet();
      if (fleet !== undefined) {
        await how(fleet, await fleet.find(this.address.thingName), this.address);
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
    const context = this.context(fleet);
    const record = fleet?.device(this.address.thingName);
    if (fleet === undefined || record === undefined || context === undefined) {
      return this.kept(this.whyMissing(fleet), this.isOpening);
    }
    const { panel, notices, isLoading } = panelContent(fleet, record, this.address, context);
    return panel ?? this.kept(notices, isLoading || this.isOpening);
  }

  /** What has been shown, with a word on why it is not kept up to date. */
  private kept(notices: readonly Notice[], isLoading: boolean): Panel {
    return this.shown !== undefined && this.shown.sections.length > 0
      ? { ...this.shown, notices, actions: isOfSnapshot(this.address.connectionId) ? [] : ['refresh'], isLoading }
      : missingPanel(this.address, notices, isLoading);
  }

  /** What the words depend on, as of this moment; `undefined` until the catalogue of error codes has been loaded. */
  private context(fleet: Fleet | undefined): PanelContext | undefined {
    const { catalogue, thresholds } = this.options;
    const { loaded: explain } = catalogue;
    return explain && fleet && { explain, ...thresholds(), now: fleet.now() };
  }

  private whyMissing(fleet: Fleet | undefined): readonly Notice[] {
    const { all } = this.options.sessions;
    const own = all.find(({ target }) => connectionKey(target) === this.address.connectionId) ?? all[0];
    const at = fleet?.connection ?? own?.target;
    const place = { profile: at?.profile ?? 'default', region: at?.region };
    if (own?.state.kind === 'failed') {
      return errorNotices([own.state.error], place);
    }
    if (this.failure !== undefined) {
      return errorNotices([this.failure], place);
    }
    const isSnapshotOpen = all.some((session) => session.fleet?.connection.asOf !== undefined);
    return own?.state.kind === 'open' && fleet === undefined ? [otherConnection(this.address, isSnapshotOpen)] : [];
  }
}

/** Why what a panel is about is not shown in the view, and what to do. */
function otherConnection({ connectionId }: Address, isSnapshotOpen: boolean): Notice {
  const instead = isSnapshotOpen
    ? 'Close the snapshot that is shown'
    : 'Select that profile and Region, or add the connection,';
  const text = isOfSnapshot(connectionId)
    ? 'This is from a snapshot that is not open any more.'
    : `This is about ${connectionId}, which the Greengrass view does not show. ${instead} to read it again.`;
  return { severity: 'warning', text };
}
