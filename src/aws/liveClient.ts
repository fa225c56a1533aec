import { GreengrassV2Client } from '@aws-sdk/client-greengrassv2';
import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import type { ConnectionNeeds } from '../core/connectionNeeds';
import { fleetError, type FleetErrorKind } from '../core/errors';
import type { Iot } from './iot';
import { beforeSigning, keepAlive } from './keepAlive';
import { aroundAttempts, reportRequests, type DidRequest } from './reportRequests';
import { toError } from './toError';

/** How long, in milliseconds, to wait for a connection and for an answer. */
const connectionTimeout = 10_000;
const requestTimeout = 30_000;

/** After these the credentials on this machine may have been mended, so the files are read again. */
const credentialKinds: ReadonlySet<FleetErrorKind> = new Set(['noCredentials', 'profile', 'expired', 'badCredentials']);

interface SendOptions {
  readonly abortSignal: AbortSignal;
}

/** Which credentials and which region a client uses. */
export interface ClientChoice {
  /** `undefined`: the chain of the SDK, from the environment to instance metadata. */
  readonly profile: string | undefined;
  readonly region: string;
  /** `undefined`: what the SDK finds in the environment or in its rules. */
  readonly endpoint: string | undefined;
  /** The same for AWS IoT. */
  readonly iotEndpoint: string | undefined;
}

/** What a client asks of and tells its surroundings. */
interface ClientNeeds extends Pick<ConnectionNeeds, 'askMfaCode'> {
  readonly didRequest: DidRequest;
}

/** The clients of one connection. */
export interface Clients {
  readonly greengrass: GreengrassV2Client;
  /** AWS IoT, with the same credentials; loaded when it is first asked for, because only a scan needs it. */
  iot(): Promise<Iot>;
  /** Ends open sockets. */
  destroy(): void;
}

function makeClients(
  { profile, region, endpoint, iotEndpoint }: ClientChoice,
  ignoreCache: boolean,
  onAccount: (account: string) => void,
  { didRequest, askMfaCode }: ClientNeeds,
): Clients {
  const shared = {
    region,
    ...(profile === undefined ? {} : { profile }),
    // Loses no call when throttled, and keeps below the limit of the service by itself.
    retryMode: 'adaptive',
    requestHandler: { connectionTimeout, requestTimeout, throwOnRequestTimeout: true },
    customUserAgent: 'greengrass-explorer',
  };
  const mfaCodeProvider = async (serialNumber: string): Promise<string> => {
    const code = await askMfaCode(serialNumber);
    if (code === undefined) {
      throw fleetError({ kind: 'canceled' }, 'No MFA code was given.');
    }
    return code;
  };
  // With a profile the true cause of a failure comes at once; the whole chain would end in a wait for instance metadata.
  const provide =
    profile === undefined ? fromNodeProviderChain({ ignoreCache }) : fromIni({ profile, ignoreCache, mfaCodeProvider });
  const greengrass = new GreengrassV2Client({
    ...shared,
    ...(endpoint === undefined ? {} : { endpoint }),
    credentials: async (...args) => {
      const identity = await provide(...args);
      if (identity.accountId !== undefined) {
        onAccount(identity.accountId);
      }
      return identity;
    },
  });
  greengrass.middlewareStack.add(keepAlive, beforeSigning);
  greengrass.middlewareStack.add(reportRequests(didRequest), aroundAttempts);
  const openIot = async (): Promise<Iot> => {
    const [iot, retryStrategy] = await Promise.all([import('./iot'), greengrass.config.retryStrategy()]);
    const config = {
      ...shared,
      ...(iotEndpoint === undefined ? {} : { endpoint: iotEndpoint }),
      // The credentials of the first client, so that a credential process does not run twice, and its limiter of the
      // rate of requests, because a scan asks both services in turn.
      credentials: greengrass.config.credentials,
      retryStrategy,
    };
    return iot.openIot(config, didRequest);
  };
  let iot: Promise<Iot> | undefined;
  return {
    greengrass,
    iot: () => (iot ??= openIot()),
    destroy: () => {
      greengrass.destroy();
      void iot?.then(
        (opened) => {
          opened.destroy();
        },
        () => undefined,
      );
    },
  };
}

/**
 * The one client of a connection for each service: its limiter of the rate of requests counts only if every request
 * goes through it. It is replaced when the credentials have to be read again.
 */
export class LiveClient {
  private clients: Clients | undefined;
  private isFilesChanged = false;
  private readonly closed = new AbortController();
  private knownAccount: string | undefined;

  constructor(
    private readonly choice: ClientChoice,
    private readonly needs: ClientNeeds,
  ) {}

  /** The account of the credentials, once they have been used and if they name it. */
  get account(): string | undefined {
    return this.knownAccount;
  }

  /**
   * Makes one call of the API. Credentials that have expired are read again and the call is made once more. Rejects
   * with a FleetError only.
   */
  async call<T>(
    operation: string,
    signal: AbortSignal,
    send: (clients: Clients, options: SendOptions) => Promise<T>,
  ): Promise<T> {
    const abortSignal = AbortSignal.any([signal, this.closed.signal]);
    const attempt = async (): Promise<T> => {
      if (abortSignal.aborted) {
        throw fleetError({ kind: 'canceled', operation }, 'Canceled');
      }
      const clients = (this.clients ??= this.makeClients());
      try {
        return await send(clients, { abortSignal });
      } catch (thrown) {
        const hasProfile = this.choice.profile !== undefined;
        const error = toError(thrown, { operation, region: this.choice.region, hasProfile });
        if (credentialKinds.has(error.kind) && this.clients === clients) {
          this.drop();
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
    return makeClients(this.choice, this.isFilesChanged, onAccount, this.needs);
  }

  private drop(): void {
    this.destroy();
    this.isFilesChanged = true;
  }

  private destroy(): void {
    this.clients?.destroy();
    this.clients = undefined;
  }
}
