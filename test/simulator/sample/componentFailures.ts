import type { SimulatedComponent } from '../fleetFile';

interface ComponentFailure {
  readonly code: string;
  readonly details: string;
}

/** Real component failures: the status code and the message of the nucleus. */
export const componentFailures: readonly [ComponentFailure, ...ComponentFailure[]] = [
  { code: 'RUN_ERROR', details: 'The run script exited with code 1' },
  { code: 'STARTUP_ERROR', details: 'The startup script exited with code 1' },
  { code: 'INSTALL_ERROR', details: 'The install script exited with code 127' },
  { code: 'STARTUP_TIMEOUT', details: 'The startup script did not finish within its timeout' },
  { code: 'RUN_MISSING_DEFAULT_RUNWITH', details: 'No user is set that the run script could run as' },
  { code: 'INSTALL_IO_ERROR', details: 'The install script could not be executed' },
  { code: 'RUN_TIMEOUT', details: 'The run script did not finish within its timeout' },
  { code: 'STARTUP_IO_ERROR', details: 'The startup script could not be executed' },
  { code: 'INSTALL_TIMEOUT', details: 'The install script did not finish within its timeout' },
  { code: 'RUN_CONFIG_NOT_VALID', details: 'The run section of the recipe is not valid' },
  { code: 'SHUTDOWN_ERROR', details: 'The shutdown script exited with code 143' },
];

/** Fields of a component with such a failure. */
export function failed(
  state: 'ERRORED' | 'BROKEN',
  { code, details }: ComponentFailure,
  at: number,
): SimulatedComponent {
  return {
    lifecycleState: state,
    lifecycleStateDetails: details,
    lifecycleStatusCodes: [code],
    lastStatusChangeTimestamp: at,
    lastReportedTimestamp: at,
  };
}
