import type { TimeZone } from '../../base/time';
import { allowHelps, type AllowHelps } from '../../greengrass/permissions/allowStatement';
import { statementToAskFor } from '../../greengrass/permissions/iamStatement';
import type { FleetError } from '../../greengrass/ports/fleetError';
import type { FailureWords } from '../errors/errorParts';
import { factsOfError } from '../errors/errorWords';

/** The data for the hover of an error row. */
export interface FailureFacts {
  readonly words: FailureWords;
  /** The message from AWS or the SDK. */
  readonly message: string;
  /** What a credential process wrote to standard error. */
  readonly processOutput: string | undefined;
  /** Facts about the request and whoever answered it, such as its ID and the title of a proxy's page. */
  readonly request: readonly string[];
  /** The IAM statement, as JSON, that allows or may allow the request. */
  readonly iamStatement: string | undefined;
  /** Whether the IAM statement allows the request. */
  readonly allowHelps: AllowHelps;
  /** When the other rows were loaded, if they are from an earlier load. */
  readonly shownFrom: Date | undefined;
  readonly timeZone: TimeZone;
}

/** The facts for the hover of an error row. */
export function failureFacts(
  error: FleetError,
  words: FailureWords,
  shown: Pick<FailureFacts, 'shownFrom' | 'timeZone'>,
): FailureFacts {
  const { message, processOutput } = error;
  return {
    words,
    message,
    processOutput,
    request: factsOfError(error),
    iamStatement: statementToAskFor(error),
    allowHelps: allowHelps(error),
    ...shown,
  };
}
