import type * as vscode from 'vscode';
import type { FleetError } from '../greengrass/ports/fleetError';
import { factsOfError } from '../text/messages/errorWords';

/**
 * Writes a failure to the log: the allow-listed facts and the message. The error itself is not logged, because an
 * error of the SDK can carry the request with its signature.
 */
export function logFailure(log: vscode.LogOutputChannel, what: string, error: FleetError): void {
  log.error([`${what}: ${error.message}`, `Kind: ${error.kind}`, ...factsOfError(error)].join('; '));
}
