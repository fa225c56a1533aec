import type * as vscode from 'vscode';
import type { FleetError } from '../greengrass/ports/fleetError';
import { factsOfError } from '../text/messages/errorWords';

/**
 * Writes the message and the allow-listed facts of a failure to the log. It doesn't log the error itself, because an SDK
 * error can contain the signed request.
 */
export function logFailure(log: vscode.LogOutputChannel, what: string, error: FleetError): void {
  log.error([`${what}: ${error.message}`, `Kind: ${error.kind}`, ...factsOfError(error)].join('; '));
}
