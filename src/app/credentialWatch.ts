import { concernsCredentials, type FleetError } from '../greengrass/ports/fleetError';
import type { FleetSession } from '../fleet/fleetSession';
import type { Sessions } from '../fleet/sessions';

/** Whether changed files on this machine may fix an error. After the user cancels, no other prompt may appear. */
function isRecoverableError(error: FleetError): boolean {
  return error.kind === 'noRegion' || (concernsCredentials(error) && error.kind !== 'credentialsCanceled');
}

function errorOf({ state }: FleetSession): FleetError | undefined {
  switch (state.kind) {
    case 'failed':
      return state.error;
    case 'open':
      return state.fleet.list.state.error;
    case 'closed':
      return undefined;
  }
}

function isRecoverable(session: FleetSession): boolean {
  const error = errorOf(session);
  return error !== undefined && isRecoverableError(error);
}

/**
 * Retries fleets that failed because of credentials when the credentials on this machine change. Watches files only while
 * there is such a failure.
 */
export class CredentialWatch {
  private endWatch: (() => void) | undefined;
  private readonly endListening: () => void;

  /**
   * @param watch starts to watch the credentials; the returned function ends that
   * @param retry reloads these fleets
   */
  constructor(
    private readonly sessions: Sessions,
    private readonly watch: (onDidChange: () => void) => () => void,
    private readonly retry: (sessions: readonly FleetSession[]) => void,
  ) {
    this.endListening = sessions.onDidChange(() => {
      this.update();
    });
  }

  dispose(): void {
    this.endListening();
    this.endWatch?.();
  }

  private update(): void {
    if (this.sessions.all.some(isRecoverable)) {
      this.endWatch ??= this.watch(() => {
        this.retry(this.sessions.all.filter(isRecoverable));
      });
    } else {
      this.endWatch?.();
      this.endWatch = undefined;
    }
  }
}
