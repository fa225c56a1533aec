/** What the status of a core device means, and what it does not, in sentences. */
export function coreDeviceStatusMeaning(status: string | undefined): readonly string[] {
  switch (status) {
    case 'HEALTHY':
      return [
        'Healthy means that no component was broken when the device last reported.',
        'It does not mean that the device can be reached, and a failed deployment does not change it.',
      ];
    case 'UNHEALTHY':
      return ['Unhealthy means that at least one component was broken when the device last reported.'];
    default:
      return [];
  }
}

const lifecycleStateMeanings: Readonly<Record<string, string>> = {
  NEW: 'The nucleus knows the component and has not installed it yet; an on-demand Lambda function can stay so.',
  INSTALLED: 'The install step is done; the component has not been started.',
  STARTING: 'The startup step is running.',
  RUNNING: 'The component runs.',
  STOPPING: 'The component is being stopped.',
  ERRORED: 'The component failed and is started again. After three errors in a row it is broken.',
  BROKEN: 'The component failed three times in a row and stays down until a deployment installs it again.',
  FINISHED: 'The component did its work and ended well.',
};

/** What a lifecycle state means; nothing is said of an unknown one. */
export function lifecycleStateMeaning(state: string | undefined): string | undefined {
  return state !== undefined && Object.hasOwn(lifecycleStateMeanings, state)
    ? lifecycleStateMeanings[state]
    : undefined;
}
