import type { JobExecution } from '../job';
import type { EffectiveDeployment, ListedDeployment } from '../model';
import type { Outcome } from './outcome';

/** How a deployment went on a device. */
export interface DeviceOutcome {
  readonly thingName: string;
  readonly outcome: Outcome;
  /** `undefined` if only the device says it. */
  readonly execution: JobExecution | undefined;
  /** The deployment as the device reports it; `undefined` until its deployments are loaded. */
  readonly effective: EffectiveDeployment | undefined;
  /** Whether the device has reported since, so that it may have finished. */
  readonly isUncertain: boolean;
  /** The sub-deployment that the device runs instead, as far as known. */
  readonly replacedBy: ListedDeployment | undefined;
}

/**
 * The sub-deployments that replace a deployment on their devices, the newest first: those created after it. The nucleus rejects
 * an older one. A later revision of the parent replaces its sub-deployments, so an earlier revision has none.
 * @param latest the latest revision for each target
 */
export function laterSubDeployments(
  { targetArn, isLatestForTarget, creationTimestamp: created }: ListedDeployment,
  latest: readonly ListedDeployment[],
): readonly ListedDeployment[] {
  if (targetArn === undefined || targetArn === '' || created === undefined || isLatestForTarget === false) {
    return [];
  }
  const since = ({ creationTimestamp }: ListedDeployment): number =>
    creationTimestamp === undefined ? 0 : creationTimestamp.getTime() - created.getTime();
  return latest
    .filter((other) => other.parentTargetArn === targetArn && since(other) > 0)
    .sort((a, b) => since(b) - since(a));
}
