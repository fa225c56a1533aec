import { canceled, concernsCredentials } from '../greengrass/ports/fleetError';
import { makeClients, type ClientChoice, type ClientNeeds, type Clients } from './clients';
import type { Limits } from './limits';
import { toError } from './toError';

interface SendOptions {
  readonly abortSignal: AbortSignal;
}

/** What a call answers, unless the signal is aborted first: the SDK does not watch it while it looks for credentials. */
function unlessAborted<T>(call: Promise<T>, signal: AbortSignal, operation: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      reject(canceled(operation));
    };
    signal.addEventListener('abort', abort);
    call.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}

/**
 * The one client of a connection for each service: its limiter of the rate of requests counts only if every request
 * goes through it. It is replaced when the credentials have to be read again.
 */
export class LiveClient {
  private clients: Clients | undefined;
  private readonly closed = new AbortController();
  private knownAccount: string | undefined;

  constructor(
    private readonly choice: ClientChoice,
    private readonly needs: Omit<ClientNeeds, 'onAccount' | 'closed'>,
    private readonly limits: Limits,
  ) {}

  /** The account of the credentials, once they have been used and if they name it. */
  get account(): string | undefined {
    return this.knownAccount;
  }

  /**
   * Makes one call of the API. Credentials that have expired are read again and the call is made once more. Rejects
   * with a FleetError only, and at once when the signal is aborted.
   */
  async call<T>(
    operation: string,
    signal: AbortSignal,
    send: (clients: Clients, options: SendOptions) => Promise<T>,
  ): Promise<T> {
    const abortSignal = AbortSignal.any([signal, this.closed.signal]);
    const attempt = async (): Promise<T> => {
      if (abortSignal.aborted) {
        throw canceled(operation);
      }
      const clients = (this.clients ??= this.makeClients());
      try {
        return await unlessAborted(send(clients, { abortSignal }), abortSignal, operation);
      } catch (thrown) {
        const { region, profile, shownProfile } = this.choice;
        const context = { operation, region, profile: shownProfile, hasProfile: profile !== undefined };
        const error = toError(thrown, context);
        if (concernsCredentials(error) && this.clients === clients) {
          // They may have been mended on this machine: another client reads the files again.
          this.destroy();
        }
        throw error;
      }
    };
    return attempt().catch((error: unknown) => {
      const isExpired = error instanceof Error && 'kind' in error && error.kind === 'expired' && 'httpStatus' in error;
      return isExpired ? attempt() : Promise.reject(error instanceof Error ? error : new Error(String(error)));
    });
  }

  close(): void {
    this.closed.abort();
    this.destroy();
  }

  private makeClients(): Clients {
    const onAccount = (account: string): void => {
      this.knownAccount = account;
    };
    return makeClients(this.choice, { ...this.needs, onAccount, closed: this.closed.signal }, this.limits);
  }

  private destroy(): void {
    this.clients?.destroy();
    this.clients = undefined;
  }
}
