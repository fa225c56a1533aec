import type { StepName } from '../../greengrass/recipes/recipe';

/** What a step is for, and how the nucleus treats it. */
export interface StepWords {
  readonly purpose: string;
  /** In seconds; `undefined` if there is no limit. */
  readonly defaultTimeout: number | undefined;
  /** What exit codes mean. */
  readonly exitCodes: string | undefined;
  /** What nucleus lite does differently. */
  readonly onLite: string | undefined;
}

const unsupportedOnLite = "Nucleus lite doesn't support this step.";

const failsUnlessZero = 'Any exit code except 0 is an error. After 3 errors in an hour, the component is BROKEN.';

/** The facts about each lifecycle step. */
export const stepWords: Readonly<Record<StepName, StepWords>> = {
  Setenv: {
    purpose: 'Sets environment variables for every step of this lifecycle.',
    defaultTimeout: undefined,
    exitCodes: undefined,
    onLite: undefined,
  },
  Bootstrap: {
    purpose: 'Prepares the device for a new or changed component. It can request a restart.',
    defaultTimeout: 120,
    exitCodes: '0: no restart. 100: restart the nucleus. 101: restart the device. 102 to 199 are reserved.',
    onLite: 'Nucleus lite supports only parts of this step.',
  },
  Install: {
    purpose: 'Installs the component. It also runs each time the nucleus starts.',
    defaultTimeout: 120,
    exitCodes: failsUnlessZero,
    onLite: undefined,
  },
  Startup: {
    purpose:
      'Starts the component in the background. The component is STARTING until the script ends with exit code 0 or the component reports RUNNING. A deployment waits for it.',
    defaultTimeout: 120,
    exitCodes: failsUnlessZero,
    onLite: undefined,
  },
  Run: {
    purpose:
      'Runs the component. The component is RUNNING at once, so a deployment can succeed before the script fails. With exit code 0, the component is FINISHED.',
    defaultTimeout: undefined,
    exitCodes: failsUnlessZero,
    onLite: undefined,
  },
  Shutdown: {
    purpose: 'Stops the component.',
    defaultTimeout: 15,
    exitCodes: undefined,
    onLite: unsupportedOnLite,
  },
  Recover: {
    purpose: 'Runs after an error of the component, before it starts again.',
    defaultTimeout: 60,
    exitCodes: undefined,
    onLite: unsupportedOnLite,
  },
  Uninstall: {
    purpose: 'Cleans up when the component is removed. It needs nucleus 2.17.0 or later.',
    defaultTimeout: 120,
    exitCodes: 'The component is removed even if the script fails.',
    onLite: undefined,
  },
};
