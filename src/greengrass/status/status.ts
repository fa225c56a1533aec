import type { CoreDevice } from '../model';

/**
 * The severity of a state, from harmless to worst. `neutral` says nothing about health. `unknown` is a state that this
 * program doesn't know.
 */
export const severities = ['success', 'neutral', 'unknown', 'info', 'progress', 'warning', 'error'] as const;

export type Severity = (typeof severities)[number];

/** How a state is drawn: an icon (a codicon) and a severity, which decides the color. */
export interface Look {
  readonly icon: string;
  readonly severity: Severity;
}

/** How a state is shown: its look and its words. */
export interface StatusLook extends Look {
  readonly words: string;
}

const executionStatuses: Readonly<Record<string, StatusLook>> = {
  QUEUED: { words: 'Queued', icon: 'inbox', severity: 'neutral' },
  IN_PROGRESS: { words: 'In progress', icon: 'sync', severity: 'progress' },
  // A deployment to a thing group ends as SUCCEEDED, one to a single thing as COMPLETED. Both are successful.
  SUCCEEDED: { words: 'Succeeded', icon: 'pass', severity: 'success' },
  COMPLETED: { words: 'Completed', icon: 'pass-filled', severity: 'success' },
  FAILED: { words: 'Failed', icon: 'error', severity: 'error' },
  TIMED_OUT: { words: 'Timed out', icon: 'watch', severity: 'error' },
  CANCELED: { words: 'Canceled', icon: 'circle-slash', severity: 'neutral' },
  // A device usually rejects a deployment because it already has a newer revision. Nothing on it changed.
  REJECTED: { words: 'Rejected', icon: 'info', severity: 'info' },
  // Only in AWS IoT: the device left the thing group or was deleted before it finished.
  REMOVED: { words: 'Removed', icon: 'dash', severity: 'neutral' },
};

const lifecycleStates: Readonly<Record<string, StatusLook>> = {
  NEW: { words: 'New', icon: 'circle-large-outline', severity: 'neutral' },
  INSTALLED: { words: 'Installed', icon: 'package', severity: 'neutral' },
  STARTING: { words: 'Starting', icon: 'sync', severity: 'progress' },
  RUNNING: { words: 'Running', icon: 'play-circle', severity: 'success' },
  STOPPING: { words: 'Stopping', icon: 'stop-circle', severity: 'progress' },
  // An errored component restarts. After the third error it is broken and needs a deployment.
  ERRORED: { words: 'Errored', icon: 'warning', severity: 'warning' },
  BROKEN: { words: 'Broken', icon: 'error', severity: 'error' },
  FINISHED: { words: 'Finished', icon: 'pass', severity: 'success' },
};

const coreDeviceStatuses: Readonly<Record<string, StatusLook>> = {
  // Neutral, not success: HEALTHY means only that no component was broken at the last report.
  HEALTHY: { words: 'Healthy', icon: 'circle-large-outline', severity: 'neutral' },
  UNHEALTHY: { words: 'Unhealthy', icon: 'error', severity: 'error' },
};

/** The words for an absent status, and its value in a status filter. No value of the API contains a space. */
export const noStatus = 'No status';

function look(table: Readonly<Record<string, StatusLook>>, status: string | undefined): StatusLook {
  if (status === undefined || status === '') {
    return { words: noStatus, icon: 'question', severity: 'unknown' };
  }
  const known = Object.hasOwn(table, status) ? table[status] : undefined;
  return known ?? { words: status, icon: 'question', severity: 'unknown' };
}

/** How the status of a core device is shown. An unknown value is shown as itself. */
export function coreDeviceStatusLook(status: string | undefined): StatusLook {
  return look(coreDeviceStatuses, status);
}

/** How the execution status of an effective deployment is shown. An unknown value is shown as itself. */
export function executionStatusLook(status: string | undefined): StatusLook {
  return look(executionStatuses, status);
}

/** How the lifecycle state of an installed component is shown. An unknown value is shown as itself. */
export function lifecycleStateLook(state: string | undefined): StatusLook {
  return look(lifecycleStates, state);
}

/** Whether a severity means that something failed and needs attention. */
export function isFailing(severity: Severity): boolean {
  return severity === 'warning' || severity === 'error';
}

/** The worse of two severities. */
export function worst(a: Severity, b: Severity): Severity {
  return severities.indexOf(b) > severities.indexOf(a) ? b : a;
}

/** The worse of two looks; the first if they are equally bad. */
export function worse<T extends Look>(a: T, b: T): T {
  return worst(a.severity, b.severity) === a.severity ? a : b;
}

/** Whether a device reports that a component on it is broken. */
export function isUnhealthy({ status }: CoreDevice): boolean {
  return status === 'UNHEALTHY';
}

/** The status as a filter value: `No status` if the device has none. */
export function filteredStatus({ status }: CoreDevice): string {
  return status === undefined || status === '' ? noStatus : status;
}
