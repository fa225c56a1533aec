import type { EffectiveDeployment, InstalledComponent } from '../model';
import type { NotYet, UnknownReason, Verdict } from './verdict';

/** The statuses of a deployment that changed nothing on its device. */
const idleStatuses: ReadonlySet<string | undefined> = new Set(['QUEUED', 'IN_PROGRESS', 'CANCELED', 'REJECTED']);

/**
 * When every component of a device had been reported again: the oldest report of any, in milliseconds since the epoch.
 * Most reports are about changed components only. `undefined` if no component has a time.
 */
export function completeReportAt(components: readonly InstalledComponent[]): number | undefined {
  let oldest: number | undefined;
  for (const { lastReportedTimestamp } of components) {
    const time = lastReportedTimestamp?.getTime();
    if (time !== undefined && (oldest === undefined || time < oldest)) {
      oldest = time;
    }
  }
  return oldest;
}

/** When the last deployment ended that may have changed components, in milliseconds since the epoch. */
export function lastEndAt(deployments: readonly EffectiveDeployment[]): number {
  let last = -Infinity;
  for (const { coreDeviceExecutionStatus: status, modifiedTimestamp } of deployments) {
    const time = modifiedTimestamp?.getTime();
    if (time !== undefined && time > last && !idleStatuses.has(status)) {
      last = time;
    }
  }
  return last;
}

const reportOlder: Verdict & { readonly why: NotYet } = { kind: 'notYet', why: 'reportOlder' };

/**
 * The verdict if a report can't show what a deployment did: it is older, or has no time. `undefined` if it can.
 * @param reportedAt in milliseconds since the epoch
 * @param endedAt when the deployment ended, in milliseconds since the epoch
 */
export function outdated(
  reportedAt: number | undefined,
  endedAt: number | undefined,
  noTime: UnknownReason,
): Verdict | undefined {
  if (reportedAt === undefined || endedAt === undefined) {
    return { kind: 'unknown', why: noTime };
  }
  return reportedAt < endedAt ? reportOlder : undefined;
}
