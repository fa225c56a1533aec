import type { CoreDevice } from '../model';

/**
 * How bad a state is, from harmless to worst. `neutral` is a state that says nothing about health, `unknown` one that
 * this program has never heard of.
 */
export const severities = ['success', 'neutral', 'unknown', 'info', 'progress', 'warning', 'error'] as const;

export type Severity = (typeof severities)[number];

/** How something is drawn: by the shape of an icon (a codicon), and by severity, which picks the color. */
export interface Look {
  readonly icon: string;
  readonly severity: Severity;
}

/** How a state is shown: as it is drawn, and in words. */
export interface StatusLook extends Look {
  readonly words: string;
}

const executionStatuses: Readonly<Record<string, StatusLook>> = {
  QUEUED: { words: 'Queued', icon: 'inbox', severity: 'neutral' },
  IN_PROGRESS: { words: 'In progress', icon: 'sync', severity: 'progress' },
  // A deployment to a thing group ends as SUCCEEDED, one to a single thing as COMPLETED: both arrived.
  SUCCEEDED: { words: 'Succeeded', icon: 'pass', severity: 'success' },
  COMPLETED: { words: 'Completed', icon: 'pass-filled', severity: 'success' },
  FAILED: { words: 'Failed', icon: 'error', severity: 'error' },
  TIMED_OUT: { words: 'Timed out', icon: 'watch', severity: 'error' },
  CANCELED: { words: 'Canceled', icon: 'circle-slash', severity: 'neutral' },
  // A device refuses a deployment, normally because it already has a newer revision. Nothing on it has changed.
  REJECTED: { words: 'Rejected', icon: 'info', severity: 'info' },
};

const lifecycleStates: Readonly<Record<string, StatusLook>> = {
  NEW: { words: 'New', icon: 'circle-large-outline', severity: 'neutral' },
  INSTALLED: { words: 'Installed', icon: 'package', severity: 'neutral' },
  STARTING: { words: 'Starting', icon: 'sync', severity: 'progress' },
  RUNNING: { words: 'Running', icon: 'play-circle', severity: 'success' },
  STOPPING: { words: 'Stopping', icon: 'stop-circle', severity: 'progress' },
  // An errored component is tried again; after the third error it is broken and needs a deployment.
  ERRORED: { words: 'Errored', icon: 'warning', severity: 'warning' },
  BROKEN: { words: 'Broken', icon: 'error', severity: 'error' },
  FINISHED: { words: 'Finished', icon: 'pass', severity: 'success' },
};

const coreDeviceStatuses: Readonly<Record<string, StatusLook>> = {
  // Neutral and not success: HEALTHY says that no component was broken at the last report, and nothing else.
  HEALTHY: { words: 'Healthy', icon: 'circle-large-outline', severity: 'neutral' },
  UNHEALTHY: { words: 'Unhealthy', icon: 'error', severity: 'error' },
};

/** What is said of an absent status. A filter by status has it as its value: the API has no value with a space in it. */
export const noStatus = 'No status';

function look(table: Readonly<Record<string, StatusLook>>, status: string | undefined): StatusLook {
  if (status === undefined || status === '') {
    return { words: noStatus, icon: 'question', severity: 'unknown' };
  }
  const known = Object.hasOwn(table, status) ? table[status] : undefined;
  return known ?? { words: status, icon: 'question', severity: 'unknown' };
}

/** How the status of a core device is shown. A value that the table does not know is shown as itself. */
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

/** Whether a severity means that something failed and a person should look. */
export function isFailing(severity: Severity): boolean {
  return severity === 'warning' || severity === 'error';
}

/** The worse of two looks; the first where they are equally bad. */
export function worse<T extends Look>(a: T, b: T): T {
  return severities.indexOf(b.severity) > severities.indexOf(a.severity) ? b : a;
}

/** Whether a device says that a component on it is broken. */
export function isUnhealthy({ status }: CoreDevice): boolean {
  return status === 'UNHEALTHY';
}

/** As a filter has it: `No status` where the device has none. */
export function filteredStatus({ status }: CoreDevice): string {
  return status === undefined || status === '' ? noStatus : status;
}
