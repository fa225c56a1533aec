import type { FleetError } from '../../greengrass/ports/fleetError';
import { factsOfError } from './errorWords';

/**
 * A failure in one line for the log: its message and the allow-listed facts. It doesn't contain the error itself, because an
 * SDK error can contain the signed request, nor the output of a credential process.
 */
export function failureLine(what: string, error: FleetError): string {
  return [`${what}: ${error.message}`, `Kind: ${error.kind}`, ...factsOfError(error)].join('; ');
}
