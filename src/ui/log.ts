import type * as vscode from 'vscode';
import type { FleetError } from '../greengrass/ports/fleetError';
import { failureLine } from '../text/errors/failureLine';

/** Writes a failure to the log. */
export function logFailure(log: vscode.LogOutputChannel, what: string, error: FleetError): void {
  log.error(failureLine(what, error));
}
