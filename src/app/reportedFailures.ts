import { concernsCredentials, type FleetError } from '../greengrass/ports/fleetError';
import type { FleetChange, Fleet } from '../fleet/fleet';
import type { FleetSession } from '../fleet/fleetSession';
import { background } from '../fleet/requests/requestPool';
import type { Sessions } from '../fleet/sessions';

/** Reports each failure of the connections once. */
export class ReportedFailures {
  private readonly reported = new WeakSet<FleetError>();
  private readonly endListening: () => void;

  /** @param onDidFail called with the activity that failed as `what` */
  constructor(
    sessions: Sessions,
    private readonly onDidFail: (what: string, error: FleetError) => void,
  ) {
    this.endListening = sessions.onDidChange((change) => {
      if (change.kind === 'session' && change.change.kind === 'state') {
        this.reportState(change.session);
      } else if (change.kind === 'session' && change.change.kind !== 'state' && change.session.fleet !== undefined) {
        this.reportFleet(change.session.fleet, change.change);
      }
    });
  }

  dispose(): void {
    this.endListening();
  }

  private reportState({ state }: FleetSession): void {
    this.report('Connecting', state.kind === 'failed' ? state.error : undefined);
  }

  private reportFleet(fleet: Fleet, change: FleetChange): void {
    if (change.kind === 'list') {
      this.report('Loading core devices', fleet.list.state.error);
    } else if (change.kind === 'device') {
      this.reportDevice(fleet, change.thingName);
    }
  }

  private reportDevice(fleet: Fleet, thingName: string): void {
    for (const error of fleet.devices.get(thingName)?.errors ?? []) {
      if (!this.reported.has(error) && concernsCredentials(error) && fleet.list.state.error === undefined) {
        // The error must also appear on the list: its row shows what to do, and starts the watch for new credentials.
        void fleet.list.refresh(background);
      }
      this.report(`Loading core device ${thingName}`, error);
    }
  }

  /** Reports an error once, unless the user canceled. */
  private report(what: string, error: FleetError | undefined): void {
    if (error !== undefined && error.kind !== 'canceled' && !this.reported.has(error)) {
      this.reported.add(error);
      this.onDidFail(what, error);
    }
  }
}
