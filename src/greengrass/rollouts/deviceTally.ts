import { deploymentHeadline } from '../failures/headline';
import { endedInFailure } from '../failures/overcome';
import type { ExecutionCounts } from '../job';
import type { EffectiveDeployment } from '../model';
import { noExecutions, outcomeOf, type Outcome } from './outcome';

/** How a deployment went on the core devices that the program knows. */
export interface DeviceTally {
  readonly counts: ExecutionCounts;
  /** The error codes of the devices on which it failed, most frequent first. */
  readonly codes: readonly (readonly [code: string, devices: number])[];
}

/** The tally of no devices. */
export const noDevices: DeviceTally = { counts: noExecutions, codes: [] };

/**
 * Counts the outcomes and the codes of a deployment.
 * @param reported the deployment as each device reports it
 */
export function tallyDevices(reported: Iterable<EffectiveDeployment>): DeviceTally {
  const counts: Record<Outcome, number> = { ...noExecutions };
  const codes = new Map<string, number>();
  for (const effective of reported) {
    const outcome = outcomeOf(effective.coreDeviceExecutionStatus);
    if (outcome !== undefined) {
      counts[outcome] += 1;
    }
    const code = endedInFailure(effective) ? deploymentHeadline(effective) : undefined;
    if (code !== undefined) {
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
  }
  return { counts, codes: [...codes].sort(([a, few], [b, many]) => many - few || (a < b ? -1 : 1)) };
}
