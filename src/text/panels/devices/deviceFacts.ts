import type { ExplainErrorCode } from '../../../greengrass/codes/errorCodes';
import type { ImportantLine } from '../../../fleet/logs/importantLines';
import type { FleetError } from '../../../greengrass/ports/fleetError';
import { factsOfError, wordsForError } from '../../errors/errorWords';
import { type ConnectionTarget } from '../../../greengrass/ports/connection';
import type { KnownDevice } from '../../../greengrass/knownDevice';
import type { TextContext } from '../../textContext';
import type { PanelDrift } from '../drift/driftSection';
import type { Notice } from '../panel';

/** The data for the panels of a core device, its deployments and its components. */
export interface DeviceFacts extends KnownDevice, TextContext {
  /** Why something couldn't be loaded. */
  readonly errors: readonly FleetError[];
  /** When the oldest of the shown responses arrived. */
  readonly readAt: Date | undefined;
  readonly isLoading: boolean;
  readonly explain: ExplainErrorCode;
  /** The lines that matter of the log of the subject; `undefined` if the user hasn't asked for it. */
  readonly importantLines?: readonly ImportantLine[] | undefined;
  /** What the device should run; absent in the panels of its deployments. */
  readonly drift?: PanelDrift;
  /** Whether AWS IoT is asked about the connection, and why not. */
  readonly connectivityState: ConnectivityState;
}

/** `off`: the user hasn't turned it on. `notIndexed`: AWS IoT doesn't know. `denied`: it may not be asked. */
export type ConnectivityState = 'on' | 'off' | 'notIndexed' | 'denied' | 'notRecorded';

/** A notice for each failed request. Data from before stays in the panel. */
export function errorNotices(errors: readonly FleetError[], place: ConnectionTarget): readonly Notice[] {
  return errors.map((error) => {
    const { sentence, advice } = wordsForError(error, place);
    return {
      severity: 'warning',
      text: `${sentence}. ${advice}`,
      details: [error.message, ...factsOfError(error)].filter((line) => line !== ''),
    };
  });
}
