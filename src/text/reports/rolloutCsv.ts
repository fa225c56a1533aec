import { endedInFailure } from '../../greengrass/failures/overcome';
import { deploymentHeadline } from '../../greengrass/failures/headline';
import { lastChangeOf } from '../../greengrass/lastChange';
import type { DeviceOutcome } from '../../greengrass/rollouts/deviceOutcome';
import { statusOf } from '../../greengrass/rollouts/outcome';
import { csvText, isoTime } from './csv';

const columns = ['Device', 'Outcome', 'Error code', 'Notified', 'Last changed'] as const;

/** A device of a deployment. */
export type ExportedDevice = Pick<DeviceOutcome, 'thingName' | 'outcome' | 'execution' | 'effective'>;

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
