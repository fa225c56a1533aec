import * as vscode from 'vscode';
import type { FleetError, FleetErrorKind } from '../core/errors';
import type { FleetSession } from '../fleet/fleetSession';

/** What new credentials on this machine may mend. */
const mendable: ReadonlySet<FleetErrorKind> = new Set([
  'noCredentials',
  'profile',
  'credentialsTimeout',
  'expired',
  'badCredentials',
  'noRegion',
]);

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

/**
 * Goes on by itself once the credentials on this machine have changed, where it was them that kept the fleet from being
 * read. Nothing is watched before that.
 */
export class CredentialWatch implements vscode.Disposable {
  private endWatch: (() => void) | undefined;
  private readonly endListening: () => void;

  /**
   * @param watch tells of changes, until the function that it returns is called
   * @param retry reads the fleet again
   */
  constructor(
    private readonly session: FleetSession,
    private readonly watch: (onDidChange: () => void) => () => void,
    private readonly retry: () => void,
  ) {
    this.endListening = session.onDidChange(() => {
      this.update();
    });
  }

  dispose(): void {
    this.endListening();
    this.endWatch?.();
  }

  private update(): void {
    const kind = errorOf(this.session)?.kind;
    if (kind === undefined || !mendable.has(kind)) {
      this.endWatch?.();
      this.endWatch = undefined;
    } else {
      this.endWatch ??= this.watch(this.retry);
    }
  }
}
