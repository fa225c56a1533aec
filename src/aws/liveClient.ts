import { GreengrassV2Client } from '@aws-sdk/client-greengrassv2';
import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { fleetError, type FleetErrorKind } from '../core/errors';
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
}

function makeClient(
  { profile, region, endpoint }: ClientChoice,
  ignoreCache: boolean,
  onAccount: (account: string) => void,
) {
  // With a profile the true cause of a failure comes at once; the whole chain would end in a wait for instance metadata.
  const provide = profile === undefined ? fromNodeProviderChain({ ignoreCache }) : fromIni({ profile, ignoreCache });
  const client = new GreengrassV2Client({
    region,
    ...(profile === undefined ? {} : { profile }),
    ...(endpoint === undefined ? {} : { endpoint }),
    credentials: async (...args) => {
      const identity = await provide(...args);
      if (identity.accountId !== undefined) {
        onAccount(identity.accountId);
      }
      return identity;
    },
    // Loses no call when throttled, and keeps below the limit of the service by itself.
    retryMode: 'adaptive',
    requestHandler: { connectionTimeout, requestTimeout, throwOnRequestTimeout: true },
    customUserAgent: 'greengrass-explorer',
  });
  // VS Code's patch of Node's http drops keep-alive unless the header asks for it: a connection for every request.
  client.middlewareStack.add(
    (next) => (args) => {
      const { request } = args;
      if (typeof request === 'object' && request !== null && 'headers' in request) {
        Object.assign(request.headers ?? {}, { connection: 'keep-alive' });
      }
      return next(args);
    },
    { step: 'build', name: 'keepAlive' },
  );
  return client;
}

/**
 * The one client of a connection: its limiter of the rate of requests counts only if every request goes through it. It
 * is replaced when the credentials have to be read again.
 */
export class LiveClient {
  private client: GreengrassV2Client | undefined;
  private isFilesChanged = false;
  private readonly closed = new AbortController();
  private knownAccount: string | undefined;

  constructor(private readonly choice: ClientChoice) {}

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
    send: (client: GreengrassV2Client, options: SendOptions) => Promise<T>,
  ): Promise<T> {
    const abortSignal = AbortSignal.any([signal, this.closed.signal]);
    const attempt = async (): Promise<T> => {
      if (abortSignal.aborted) {
        throw fleetError({ kind: 'canceled', operation }, 'Canceled');
      }
      const client = (this.client ??= this.makeClient());
      try {
        return await send(client, { abortSignal });
      } catch (thrown) {
        const hasProfile = this.choice.profile !== undefined;
        const error = toError(thrown, { operation, region: this.choice.region, hasProfile });
        if (credentialKinds.has(error.kind) && this.client === client) {
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
    this.client?.destroy();
    this.client = undefined;
  }

  private makeClient(): GreengrassV2Client {
    return makeClient(this.choice, this.isFilesChanged, (account) => {
      this.knownAccount = account;
    });
  }

  private drop(): void {
    this.client?.destroy();
    this.client = undefined;
    this.isFilesChanged = true;
  }
}
