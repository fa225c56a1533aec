import type { StepName } from './recipe';

/** The status codes of each step, without the name of the step. Bootstrap and Recover have none. */
const suffixes: Readonly<Record<StepName, readonly string[]>> = {
  Setenv: [],
  Bootstrap: [],
  Install: ['ERROR', 'TIMEOUT', 'CONFIG_NOT_VALID', 'IO_ERROR', 'MISSING_DEFAULT_RUNWITH'],
  Startup: ['ERROR', 'TIMEOUT', 'CONFIG_NOT_VALID', 'IO_ERROR', 'MISSING_DEFAULT_RUNWITH'],
  Run: ['ERROR', 'TIMEOUT', 'CONFIG_NOT_VALID', 'IO_ERROR', 'MISSING_DEFAULT_RUNWITH'],
  Recover: [],
  Shutdown: ['ERROR', 'TIMEOUT'],
  Uninstall: ['ERROR', 'TIMEOUT'],
};

/** The status codes of a component that are about a step. */
export function statusCodesOfStep(step: StepName): readonly string[] {
  return suffixes[step].map((suffix) => `${step.toUpperCase()}_${suffix}`);
}
