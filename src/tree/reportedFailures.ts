import { concernsCredentials, type FleetError } from '../greengrass/ports/fleetError';
import type { CoreDeviceRecord } from '../fleet/devices/coreDeviceRecord';
import type { Fleet } from '../fleet/fleet';
import { background } from '../fleet/requests/requestPool';

/** Tells of each failure once, however often it is come across. */
export class ReportedFailures {
  private readonly reported = new WeakSet<FleetError>();

  /** @param onDidFail is told of a failure, and that it happened while doing `what` */
  constructor(private readonly onDidFail: (what: string, error: FleetError) => void) {}

  /** Tells of a failure, if there is one that a person did not want. */
  report(what: string, error: FleetError | undefined): void {
    if (error !== undefined && error.kind !== 'canceled' && !this.reported.has(error)) {
      this.reported.add(error);
      this.onDidFail(what, error);
    }
  }

  /** Tells of what failed on a core device. */
  reportDevice(fleet: Fleet, thingName: string, { errors }: CoreDeviceRecord): void {
    for (const error of errors) {
      if (!this.reported.has(error) && concernsCredentials(error) && fleet.list.state.error === undefined) {
        // The list is where a person sees that the credentials fail; from there new ones are noticed.
        void fleet.list.refresh(background);
      }
      this.report(`Reading core device ${thingName}`, error);
    }
  }
}
