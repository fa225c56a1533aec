import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { loadConfig } from '@smithy/core/config';
import { NODE_MAX_ATTEMPT_CONFIG_OPTIONS } from '@smithy/core/retry';
import type { ServiceName } from '../greengrass/permissions/services';
import type { ConnectionNeeds } from '../greengrass/ports/connectionNeeds';
import type { Limits } from './limits';
import { PoliteRetry } from './middleware/politeRetry';
import type { DidRequest } from './middleware/reportRequests';
import type { ServiceTerms } from './service';
import { servicesWith, type Opened } from './services';
import { toError } from './toError';
import { waitForCredentials } from './credentials/waitForCredentials';

/** Which credentials, region and endpoints the clients use. */
export interface ClientChoice {
  /** `undefined`: the chain of the SDK, from the environment to instance metadata. */
  readonly profile: string | undefined;
  /** The profile as a person knows it. */
  readonly shownProfile: string;
  readonly region: string;
  /** None for a service: what the SDK finds in the environment or in its rules. */
  readonly endpoints: ReadonlyMap<ServiceName, string>;
}

/** What a client asks of and tells its context. */
export interface ClientNeeds extends Pick<ConnectionNeeds, 'askMfaCode' | 'didWait'> {
  readonly didRequest: DidRequest;
  /** Is told when the service limits the rate of requests, and how many seconds it asks to wait. */
  readonly didThrottle: (retryAfterSeconds: number | undefined) => void;
  /** Is told the account of the credentials, where they name it. */
  readonly onAccount: (account: string) => void;
  /** Is aborted when the connection is closed. */
  readonly closed: AbortSignal;
}

/** The clients of one connection. */
export interface Clients {
  /** Opens a service, once. All services share the credentials. */
  open<S extends ServiceName>(service: S): Promise<Opened<S>>;
  /** Ends open sockets. */
  destroy(): void;
}

/** Looks for the credentials of a connection. The result rejects with a FleetError. */
function findCredentials(
  { profile, shownProfile, region }: ClientChoice,
  needs: ClientNeeds,
  limits: Limits,
): ReturnType<typeof fromIni> {
  const terms = { profile: shownProfile, limits, needs, signal: needs.closed };
  const hasProfile = profile !== undefined;
  return async (...args) => {
    const identity = await waitForCredentials((mfaCodeProvider) => {
      // With a profile the true cause of a failure comes at once; the whole chain would end in a wait for instance metadata.
      // The SDK keeps what it read of the shared config files, but a profile may have been added since.
      const init = { ignoreCache: true, mfaCodeProvider };
      const provide = profile === undefined ? fromNodeProviderChain(init) : fromIni({ ...init, profile });
      return provide(...args);
    }, terms).catch((thrown: unknown) => {
      throw toError(thrown, { call: undefined, region, profile: shownProfile, hasProfile });
    });
    if (identity.accountId !== undefined) {
      needs.onAccount(identity.accountId);
    }
    return identity;
  };
}

/** Makes the clients of a connection. Sends and reads nothing. */
export function makeClients(choice: ClientChoice, needs: ClientNeeds, limits: Limits): Clients {
  const { profile, region, endpoints } = choice;
  const named = profile === undefined ? {} : { profile };
  // What all services share: the strategy, too, because a scan asks several in turn.
  const shared = {
    region,
    ...named,
    retryStrategy: new PoliteRetry(loadConfig(NODE_MAX_ATTEMPT_CONFIG_OPTIONS, named), needs.didThrottle),
    requestHandler: {
      connectionTimeout: limits.connection,
      requestTimeout: limits.answer,
      throwOnRequestTimeout: true,
    },
    customUserAgent: 'greengrass-explorer',
  };
  const terms = async (service: ServiceName): Promise<ServiceTerms> => {
    const endpoint = endpoints.get(service);
    // The credentials of the first client, so that a credential process does not run twice.
    const credentials =
      service === 'greengrass' ? findCredentials(choice, needs, limits) : (await services.greengrass.get()).credentials;
    const config = { ...shared, ...(endpoint === undefined ? {} : { endpoint }), credentials };
    return { config, didRequest: needs.didRequest, limits };
  };
  const services = servicesWith(terms);
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
