import type { FleetError } from '../../greengrass/ports/fleetError';
import { factsOfError, wordsForError } from './errorWords';

/** The error itself knows the profile and Region. */
const nowhere = { profile: undefined, region: undefined };

/**
 * A failure in one line for the log: its message and the allow-listed facts. It doesn't contain the error itself, because an
 * SDK error can contain the signed request, nor the output of a credential process.
 */
export function failureLine(what: string, error: FleetError): string {
  const message = error.message === '' ? wordsForError(error, nowhere).sentence : error.message;
  return [`${what}: ${message}`, `Kind: ${error.kind}`, ...factsOfError(error)].join('; ');
}
