import * as vscode from 'vscode';
import { isDeviceAddress, type Address } from '../greengrass/addresses/address';
import type { Clock } from '../base/clock';
import type { Fleet } from '../fleet/fleet';
import type { LiveRefresh } from '../fleet/refreshing/liveRefresh';
import { readRefreshSeconds, readRequestsPerMinute } from '../ui/settings';
import type { CoreDevicesView } from './coreDevices/coreDevicesView';
import type { Watching } from './watching';

/** What keeping the view current depends on. */
export interface AutomaticRefreshOptions {
  readonly view: CoreDevicesView;
  readonly clock: Clock;
  readonly watching: Watching;
  /** A number from 0 to 1, not 1 itself. */
  readonly random: () => number;
  /** What can be seen elsewhere than in the view. */
  readonly shownElsewhere: () => readonly Address[];
  /** Whether anything of the fleets can be seen elsewhere. */
  readonly isElsewhereVisible: () => boolean;
  /** Fire when that may have changed. */
  readonly didChangeElsewhere: readonly vscode.Event<unknown>[];
}

/**
 * Keeps current what a person can see, in the view or elsewhere, while the window has the focus: one refresh for each
 * fleet.
 */
export class AutomaticRefresh implements vscode.Disposable {
  private readonly refreshes = new Map<Fleet, LiveRefresh>();
  private isDisposed = false;
  private readonly disposables: readonly { dispose(): unknown }[];

  constructor(private readonly options: AutomaticRefreshOptions) {
    const { view, didChangeElsewhere } = options;
    const didChangeActivity = (): void => {
      this.refreshes.forEach((refresh) => {
        refresh.didChangeActivity();
      });
    };
    this.disposables = [
      new vscode.Disposable(
        view.sessions.onDidChange((change) => {
          if (change.kind === 'sessions' || change.change.kind === 'state') {
            this.update();
          }
        }),
      ),
      view.view.onDidChangeVisibility(didChangeActivity),
      ...didChangeElsewhere.map((event) => event(didChangeActivity)),
      vscode.window.onDidChangeWindowState(didChangeActivity),
    ];
  }

  /** How much of the budget of requests is used, in words; `undefined` for a fleet that is not refreshed. */
  budgetOf(fleet: Fleet): string | undefined {
    const requests = fleet.connection.asOf === undefined ? this.refreshes.get(fleet)?.requests : undefined;
    return requests && `Automatic refresh: ${requests.used} of ${requests.limit} requests in the last minute`;
  }

  dispose(): void {
    this.isDisposed = true;
    this.refreshes.forEach((refresh) => {
      refresh.dispose();
    });
    vscode.Disposable.from(...this.disposables).dispose();
  }

  /** Begins with the fleets that have come, and ends with those that have gone. */
  private update(): void {
    const fleets = new Set(this.options.view.sessions.all.flatMap(({ fleet }) => fleet ?? []));
    for (const [fleet, refresh] of this.refreshes) {
      if (!fleets.has(fleet)) {
        this.options.watching.remove(fleet);
        refresh.dispose();
        this.refreshes.delete(fleet);
      }
    }
    for (const fleet of fleets) {
      if (!this.refreshes.has(fleet)) {
        void this.begin(fleet);
      }
    }
  }

  private async begin(fleet: Fleet): Promise<void> {
    const { keepCurrent } = await import('../fleet/refreshing/liveFleet');
    const { view, clock, random, watching, shownElsewhere, isElsewhereVisible } = this.options;
    const isShown = view.sessions.all.some((session) => session.fleet === fleet);
    if (this.isDisposed || this.refreshes.has(fleet) || !isShown) {
      return;
    }
    const { refresh, watches } = keepCurrent(fleet, clock, random, {
      slowSeconds: readRefreshSeconds,
      requestsPerMinute: readRequestsPerMinute,
      expandedThings: () => {
        const elsewhere = shownElsewhere()
          .filter(isDeviceAddress)
          .filter(({ connectionId }) => connectionId === fleet.connection.id);
        return view.view.visible ? view.thingsOnShow(fleet, elsewhere) : elsewhere.map(({ thingName }) => thingName);
      },
      restOnShow: () => {
        const selection = view.filteredFleets.queryOf(fleet);
        return typeof selection === 'string' ? undefined : selection.rest;
      },
      isActive: () => vscode.window.state.focused && (view.view.visible || isElsewhereVisible()),
    });
    this.refreshes.set(fleet, refresh);
    watching.add(fleet, watches);
  }
}
