import { untilAborted } from '../base/abort';
import { iamAction, type OperationName, type ServiceName } from '../greengrass/permissions/services';
import { canceled, concernsCredentials } from '../greengrass/ports/fleetError';
import { makeClients, type ClientChoice, type ClientNeeds, type Clients } from './clients';
import type { Limits } from './limits';
import type { Input, Output } from './services';
import { toError } from './toError';

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
   * @param ask sends the request, by the function it is given, and reads the answer
   */
  async call<S extends ServiceName, O extends OperationName<S>, T>(
    service: S,
    operation: O,
    signal: AbortSignal,
    ask: (send: (input: Input<S, O>) => Promise<Output<S, O>>) => Promise<T>,
  ): Promise<T> {
    const abortSignal = AbortSignal.any([signal, this.closed.signal]);
    const askAt = async (clients: Clients): Promise<T> => {
      const { calls } = await clients.open(service);
      abortSignal.throwIfAborted();
      return ask((input) => calls[operation](input, { abortSignal }));
    };
    const attempt = async (): Promise<T> => {
      if (abortSignal.aborted) {
        throw canceled(operation);
      }
      const clients = (this.clients ??= this.makeClients());
      try {
        // The SDK does not watch the signal while it looks for credentials.
        return await untilAborted(askAt(clients), abortSignal, () => {
          throw canceled(operation);
        });
      } catch (thrown) {
        const { region, profile, shownProfile } = this.choice;
        const call = { operation, action: iamAction(service, operation) };
        const context = { call, region, profile: shownProfile, hasProfile: profile !== undefined };
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
