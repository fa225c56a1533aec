import { statementToAskFor } from '../../greengrass/permissions/iamStatement';
import type { FleetError } from '../../greengrass/ports/fleetError';
import { factsOfError, type FailureWords } from '../messages/errorWords';

/** The data for the hover of an error row. */
export interface FailureFacts {
  readonly words: FailureWords;
  /** The message from AWS or the SDK. */
  readonly message: string;
  /** Facts about the request, such as its ID. */
  readonly request: readonly string[];
  /** The IAM statement, as JSON, that would allow the request. */
  readonly iamStatement: string | undefined;
}

/** The facts for the hover of an error row. */
export function failureFacts(error: FleetError, words: FailureWords): FailureFacts {
  const { message, permission } = error;
  return { words, message, request: factsOfError(error), iamStatement: statementToAskFor(permission) };
}
