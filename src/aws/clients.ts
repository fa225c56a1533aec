import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { loadConfig } from '@smithy/core/config';
import { NODE_MAX_ATTEMPT_CONFIG_OPTIONS } from '@smithy/core/retry';
import type { ServiceName } from '../greengrass/permissions/services';
import type { ConnectionCallbacks } from '../greengrass/ports/connectionCallbacks';
import type { Limits } from './limits';
import { PoliteRetry } from './middleware/politeRetry';
import type { DidRequest } from './middleware/reportRequests';
import type { ServiceOptions } from './service';
import { servicesWith, type Opened } from './services';
import { toError } from './toError';
import { waitForCredentials } from './credentials/waitForCredentials';

/** Credentials, Region and endpoints of the clients. */
export interface ClientOptions {
  /** `undefined` for the default chain of the SDK, from the environment to instance metadata. */
  readonly profile: string | undefined;
  /** The profile name to show. */
  readonly profileName: string;
  readonly region: string;
  /** A service without an entry uses the environment or the default endpoint. */
  readonly endpoints: ReadonlyMap<ServiceName, string>;
}

/** Callbacks of the clients. */
export interface ClientCallbacks extends Pick<ConnectionCallbacks, 'askMfaCode' | 'didWait'> {
  readonly didRequest: DidRequest;
  /** Called when AWS throttles requests, with its Retry-After in seconds. */
  readonly didThrottle: (retryAfterSeconds: number | undefined) => void;
  /** Called with the account of the credentials if they contain one. */
  readonly onAccount: (account: string) => void;
  /** Aborted when the connection is closed. */
  readonly closed: AbortSignal;
}

/** The clients of one connection. */
export interface Clients {
  /** Opens a service on first use. All services share the credentials. */
  open<S extends ServiceName>(service: S): Promise<Opened<S>>;
  /** Closes open sockets. */
  destroy(): void;
}

/** Returns a credential provider for a connection. It rejects with a FleetError. */
function findCredentials(
  { profile, profileName, region }: ClientOptions,
  callbacks: ClientCallbacks,
  limits: Limits,
): ReturnType<typeof fromIni> {
  const waitOptions = { profile: profileName, limits, callbacks, signal: callbacks.closed };
  const hasProfile = profile !== undefined;
  return async (...args) => {
    const identity = await waitForCredentials((mfaCodeProvider) => {
      // With a profile, use only that, because a failed chain would end with a wait for instance metadata.
      // Don't use the SDK's cache of the shared config files, because a profile may have been added since.
      const init = { ignoreCache: true, mfaCodeProvider };
      const provide = profile === undefined ? fromNodeProviderChain(init) : fromIni({ ...init, profile });
      return provide(...args);
    }, waitOptions).catch((thrown: unknown) => {
      throw toError(thrown, { call: undefined, region, profile: profileName, hasProfile });
    });
    if (identity.accountId !== undefined) {
      callbacks.onAccount(identity.accountId);
    }
    return identity;
  };
}

/** Creates the clients of a connection. Sends no requests and reads no files. */
export function makeClients(options: ClientOptions, callbacks: ClientCallbacks, limits: Limits): Clients {
  const { profile, region, endpoints } = options;
  const named = profile === undefined ? {} : { profile };
  // The services share the retry strategy too, because a scan uses several of them in turn.
  const shared = {
    region,
    ...named,
    retryStrategy: new PoliteRetry(loadConfig(NODE_MAX_ATTEMPT_CONFIG_OPTIONS, named), callbacks.didThrottle),
    requestHandler: {
      connectionTimeout: limits.connection,
      requestTimeout: limits.response,
      throwOnRequestTimeout: true,
    },
    customUserAgent: 'greengrass-explorer',
  };
  const serviceOptions = async (service: ServiceName): Promise<ServiceOptions> => {
    const endpoint = endpoints.get(service);
    // Reuse the credentials of the Greengrass client. Otherwise a credential process would run twice.
    const credentials =
      service === 'greengrass'
        ? findCredentials(options, callbacks, limits)
        : (await services.greengrass.get()).credentials;
    const config = { ...shared, ...(endpoint === undefined ? {} : { endpoint }), credentials };
    return { config, didRequest: callbacks.didRequest, limits };
  };
  const services = servicesWith(serviceOptions);
  return {
    open: (service) => services[service].get(),
    destroy: () => {
      for (const { made } of Object.values(services)) {
        void made?.then(
          ({ destroy }) => {
            destroy();
          },
          () => undefined,
        );
      }
    },
  };
}
