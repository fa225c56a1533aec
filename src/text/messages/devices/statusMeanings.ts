/** What it means that a core device has never reported. */
export const nothingKnown = 'Its health, components, and deployments are unknown until it reports.';

/** What the status of a core device means and what it doesn't, in sentences. */
export function coreDeviceStatusMeaning(status: string | undefined): readonly string[] {
  switch (status) {
    case 'HEALTHY':
      return [
        'Healthy means that no component was broken when the device last reported.',
        "It doesn't mean that the device is reachable, and a failed deployment doesn't change it.",
      ];
    case 'UNHEALTHY':
      return ['Unhealthy means that at least one component was broken when the device last reported.'];
    default:
      return [];
  }
}

const lifecycleStateMeanings: Readonly<Record<string, string>> = {
  NEW: "The nucleus knows the component but hasn't installed it yet. An on-demand Lambda function can stay new.",
  INSTALLED: "The install step finished. The component hasn't started.",
  STARTING: 'The startup step is running.',
  RUNNING: 'The component is running.',
  STOPPING: 'The component is stopping.',
  ERRORED: 'The component failed and is restarting. After three errors in a row, it is broken.',
  BROKEN: 'The component failed three times in a row and stays down until a deployment reinstalls it.',
  FINISHED: 'The component finished successfully.',
};

/** What a lifecycle state means; `undefined` for an unknown one. */
export function lifecycleStateMeaning(state: string | undefined): string | undefined {
  return state !== undefined && Object.hasOwn(lifecycleStateMeanings, state)
    ? lifecycleStateMeanings[state]
    : undefined;
}
