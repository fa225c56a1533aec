import { untilAborted } from '../base/abort';
import { iamAction, type OperationName, type ServiceName } from '../greengrass/permissions/services';
import { canceled, concernsCredentials, type FleetError } from '../greengrass/ports/fleetError';
import { makeClients, type ClientOptions, type ClientCallbacks, type Clients } from './clients';
import type { Limits } from './limits';
import type { Input, Output } from './services';
import { toError } from './errors/toError';

/**
 * The clients of one connection, one per service. All requests use them, because their rate limiter must see every
 * request. They are recreated when the credentials must be read again.
 */
export class LiveClient {
  private clients: Clients | undefined;
  private readonly closed = new AbortController();
  private knownAccount: string | undefined;

  constructor(
    private readonly options: ClientOptions,
    private readonly callbacks: Omit<ClientCallbacks, 'onAccount' | 'closed'>,
    private readonly limits: Limits,
  ) {}

  /** The account of the credentials; `undefined` before their first use, or if they don't contain one. */
  get account(): string | undefined {
    return this.knownAccount;
  }

  /**
   * Makes one API call. If the credentials have expired, reads them again and retries once. Rejects only with a
   * FleetError, and at once when the signal is aborted.
   * @param request sends the request with the given function and parses the response
   */
  async call<S extends ServiceName, O extends OperationName<S>, T>(
    service: S,
    operation: O,
    signal: AbortSignal,
    request: (send: (input: Input<S, O>) => Promise<Output<S, O>>) => Promise<T>,
  ): Promise<T> {
    const abortSignal = AbortSignal.any([signal, this.closed.signal]);
    const requestWith = async (clients: Clients): Promise<T> => {
      const { calls } = await clients.open(service);
      abortSignal.throwIfAborted();
      return request((input) => calls[operation](input, { abortSignal }));
    };
    const attempt = async (): Promise<T> => {
      if (abortSignal.aborted) {
        throw canceled(operation);
      }
      const clients = (this.clients ??= this.makeClients());
      try {
        // The SDK ignores the signal while it gets credentials.
        return await untilAborted(requestWith(clients), abortSignal, () => {
          throw canceled(operation);
        });
      } catch (thrown) {
        const error = this.errorOf(service, operation, thrown);
        if (concernsCredentials(error) && this.clients === clients) {
          // The user may have fixed them. A new client reads the files again.
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

  /** The FleetError for what an operation, or the stream that it returned, has thrown. */
  errorOf<S extends ServiceName>(service: S, operation: OperationName<S>, thrown: unknown): FleetError {
    if (this.closed.signal.aborted) {
      return canceled(operation);
    }
    const { region, profile, profileName } = this.options;
    const call = { operation, action: iamAction(service, operation) };
    return toError(thrown, { call, region, profile: profileName, hasProfile: profile !== undefined });
  }

  close(): void {
    this.closed.abort();
    this.destroy();
  }

  private makeClients(): Clients {
    const onAccount = (account: string): void => {
      this.knownAccount = account;
    };
    return makeClients(this.options, { ...this.callbacks, onAccount, closed: this.closed.signal }, this.limits);
  }

  private destroy(): void {
    this.clients?.destroy();
    this.clients = undefined;
  }
}
