import { endedInFailure } from '../../greengrass/failures/overcome';
import { deploymentHeadline } from '../../greengrass/failures/headline';
import type { JobExecution } from '../../greengrass/job';
import { lastChangeOf } from '../../greengrass/lastChange';
import type { EffectiveDeployment } from '../../greengrass/model';
import { statusOf, type Outcome } from '../../greengrass/rollouts/outcome';
import { csvText, isoTime } from './csv';

const columns = ['Device', 'Outcome', 'Error code', 'Notified', 'Last changed'] as const;

/** A device of a deployment. */
export interface ExportedDevice {
  readonly thingName: string;
  readonly outcome: Outcome;
  /** `undefined` if only the device says it. */
  readonly execution: JobExecution | undefined;
  /** The deployment as the device reports it; `undefined` if that isn't known. */
  readonly effective: EffectiveDeployment | undefined;
}

/** The devices of a deployment as CSV: a row for each device, with raw values from the API and times as ISO 8601. */
export function rolloutCsv(devices: readonly ExportedDevice[]): string {
  return csvText(
    columns,
    devices.map(({ thingName, outcome, execution, effective }) => ({
      Device: thingName,
      Outcome: statusOf(outcome),
      'Error code': effective && endedInFailure(effective) ? deploymentHeadline(effective) : undefined,
      Notified: isoTime(execution?.queuedAt ?? effective?.creationTimestamp),
      'Last changed': isoTime(execution?.lastUpdatedAt ?? (effective && lastChangeOf(effective))),
    })),
  );
}
