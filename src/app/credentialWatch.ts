import { concernsCredentials, type FleetError } from '../greengrass/ports/fleetError';
import type { FleetSession } from '../fleet/fleetSession';
import type { Sessions } from '../fleet/sessions';

/** Whether new credentials or settings on this machine may mend it. Where a person canceled, they are not asked again. */
function isMendableError(error: FleetError): boolean {
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

function isMendable(session: FleetSession): boolean {
  const error = errorOf(session);
  return error !== undefined && isMendableError(error);
}

/**
 * Goes on by itself once the credentials on this machine have changed, where it was them that kept a fleet from being
 * read. Nothing is watched before that.
 */
export class CredentialWatch {
  private endWatch: (() => void) | undefined;
  private readonly endListening: () => void;

  /**
   * @param watch tells of changes, until the function that it returns is called
   * @param retry reads these fleets again
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
    if (this.sessions.all.some(isMendable)) {
      this.endWatch ??= this.watch(() => {
        this.retry(this.sessions.all.filter(isMendable));
      });
    } else {
      this.endWatch?.();
      this.endWatch = undefined;
    }
  }
}
