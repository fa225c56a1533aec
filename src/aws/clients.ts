import { loadConfig } from '@smithy/core/config';
import { NODE_MAX_ATTEMPT_CONFIG_OPTIONS } from '@smithy/core/retry';
import type { ServiceName } from '../greengrass/permissions/services';
import type { Limits } from './limits';
import { hasEnvironmentEndpoint } from './profileEndpoints';
import { PoliteRetry } from './middleware/politeRetry';
import type { DidRequest } from './middleware/reportRequests';
import type { ServiceOptions } from './service';
import { servicesWith, type Opened } from './services';
import { findCredentials, type CredentialCallbacks, type CredentialOptions } from './credentials/findCredentials';

/** Credentials, Region and endpoints of the clients. */
export interface ClientOptions extends CredentialOptions {
  /** A service without an entry uses the environment or the default endpoint. */
  readonly endpoints: ReadonlyMap<ServiceName, string>;
}

/** Callbacks of the clients. */
export interface ClientCallbacks extends CredentialCallbacks {
  readonly didRequest: DidRequest;
  /** Called when AWS throttles requests, with its Retry-After in seconds. */
  readonly didThrottle: (retryAfterSeconds: number | undefined) => void;
}

/** The clients of one connection. */
export interface Clients {
  /** Opens a service on first use. All services share the credentials. */
  open<S extends ServiceName>(service: S): Promise<Opened<S>>;
  /** Closes open sockets. */
  destroy(): void;
}

/** Creates the clients of a connection. Sends no requests and reads no files. */
export function makeClients(options: ClientOptions, callbacks: ClientCallbacks, limits: Limits): Clients {
  const { profileName: profile, region, endpoints } = options;
  // The services share the retry strategy too, because a scan uses several of them in turn.
  const shared = {
    region,
    // Always named: the SDK would take AWS_PROFILE even if it is blank.
    profile,
    retryStrategy: new PoliteRetry(loadConfig(NODE_MAX_ATTEMPT_CONFIG_OPTIONS, { profile }), callbacks.didThrottle),
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
    const config = {
      ...shared,
      ...(endpoint === undefined ? {} : { endpoint }),
      // A host prefix, such as `stream-` of CloudWatch Logs, belongs to the hosts of AWS.
      disableHostPrefix: endpoint !== undefined || hasEnvironmentEndpoint(service),
      credentials,
    };
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
