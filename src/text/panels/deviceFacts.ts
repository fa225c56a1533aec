import type { ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import type { FleetError } from '../../greengrass/ports/fleetError';
import { factsOfError, wordsForError } from '../messages/errorWords';
import { type ConnectionTarget } from '../../greengrass/ports/connection';
import type { KnownDevice } from '../../greengrass/knownDevice';
import type { Notice } from './panel';

/** What the panels of a core device and of what is on it are made from. */
export interface DeviceFacts extends KnownDevice {
  /** Why something could not be read. */
  readonly errors: readonly FleetError[];
  /** When the oldest of the answers arrived. */
  readonly readAt: Date | undefined;
  readonly isLoading: boolean;
  readonly explain: ExplainErrorCode;
  readonly staleAfterHours: number;
  readonly stuckAfterHours: number;
  readonly now: Date;
}

/** What could not be read, a notice each. What had been read before stays in the panel. */
export function errorNotices(errors: readonly FleetError[], place: ConnectionTarget): readonly Notice[] {
  return errors.map((error) => {
    const { sentence, advice } = wordsForError(error, place);
    return {
      severity: 'warning',
      text: `${sentence}. ${advice}`,
      details: [error.message, ...factsOfError(error)],
    };
  });
}
