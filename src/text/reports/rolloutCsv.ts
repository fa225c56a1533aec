import { targetName } from '../../greengrass/addresses/arn';
import { endedInFailure } from '../../greengrass/failures/overcome';
import { deploymentHeadline } from '../../greengrass/failures/headline';
import { lastChangeOf } from '../../greengrass/lastChange';
import type { DeviceOutcome } from '../../greengrass/rollouts/deviceOutcome';
import type { ListedDeployment } from '../../greengrass/model';
import { statusOf } from '../../greengrass/rollouts/outcome';
import { csvText, isoTime } from './csv';

const columns = ['Device', 'Outcome', 'Error code', 'Notified', 'Last changed', 'Replaced by'] as const;

/** A device of a deployment. */
export type ExportedDevice = Pick<DeviceOutcome, 'thingName' | 'outcome' | 'execution' | 'effective' | 'replacedBy'>;

/** The name of a sub-deployment, else what identifies it. */
function nameOf({ deploymentName, targetArn = '', deploymentId }: ListedDeployment): string | undefined {
  return [deploymentName, targetName(targetArn), deploymentId].find(Boolean);
}

/** The devices of a deployment as CSV: a row for each device, with raw values from the API and times as ISO 8601. */
export function rolloutCsv(devices: readonly ExportedDevice[]): string {
  return csvText(
    columns,
    devices.map(({ thingName, outcome, execution, effective, replacedBy }) => ({
      Device: thingName,
      Outcome: statusOf(outcome),
      'Error code': effective && endedInFailure(effective) ? deploymentHeadline(effective) : undefined,
      Notified: isoTime(execution?.queuedAt ?? effective?.creationTimestamp),
      'Last changed': isoTime(execution?.lastUpdatedAt ?? (effective && lastChangeOf(effective))),
      'Replaced by': replacedBy && nameOf(replacedBy),
    })),
  );
}
