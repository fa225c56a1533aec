import { GreengrassV2Client } from '@aws-sdk/client-greengrassv2';
import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { loadConfig } from '@smithy/core/config';
import { NODE_MAX_ATTEMPT_CONFIG_OPTIONS } from '@smithy/core/retry';
import type { ConnectionNeeds } from '../greengrass/ports/connectionNeeds';
import { addMiddleware } from './middleware/addMiddleware';
import type { Iot } from './iot';
import type { Limits } from './limits';
import { PoliteRetry } from './middleware/politeRetry';
import type { DidRequest } from './middleware/reportRequests';
import { toError } from './toError';
import { waitForCredentials } from './credentials/waitForCredentials';

/** Which credentials and which region a client uses. */
export interface ClientChoice {
  /** `undefined`: the chain of the SDK, from the environment to instance metadata. */
  readonly profile: string | undefined;
  /** The profile as a person knows it. */
  readonly shownProfile: string;
  readonly region: string;
  /** `undefined`: what the SDK finds in the environment or in its rules. */
  readonly endpoint: string | undefined;
  /** The same for AWS IoT. */
  readonly iotEndpoint: string | undefined;
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
  readonly greengrass: GreengrassV2Client;
  /** AWS IoT, with the same credentials; loaded when it is first asked for, because only scans and thing groups need it. */
  iot(): Promise<Iot>;
  /** Ends open sockets. */
  destroy(): void;
}

/** Makes the clients of a connection. Sends and reads nothing. */
export function makeClients(
  { profile, shownProfile, region, endpoint, iotEndpoint }: ClientChoice,
  needs: ClientNeeds,
  limits: Limits,
): Clients {
  const named = profile === undefined ? {} : { profile };
  // What both services share: the strategy, too, because a scan asks both in turn.
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
  const terms = { profile: shownProfile, limits, needs, signal: needs.closed };
  const greengrass = new GreengrassV2Client({
    ...shared,
    ...(endpoint === undefined ? {} : { endpoint }),
    credentials: async (...args) => {
      const identity = await waitForCredentials((mfaCodeProvider) => {
        // With a profile the true cause of a failure comes at once; the whole chain would end in a wait for instance metadata.
        // The SDK keeps what it read of the shared config files, but a profile may have been added since.
        const init = { ignoreCache: true, mfaCodeProvider };
        const provide = profile === undefined ? fromNodeProviderChain(init) : fromIni({ ...init, profile });
        return provide(...args);
      }, terms).catch((thrown: unknown) => {
        const hasProfile = profile !== undefined;
        throw toError(thrown, { operation: undefined, region, profile: shownProfile, hasProfile });
      });
      if (identity.accountId !== undefined) {
        needs.onAccount(identity.accountId);
      }
      return identity;
    },
  });
  addMiddleware(greengrass, needs.didRequest, limits);
  const openIot = async (): Promise<Iot> => {
    const iot = await import('./iot');
    const config = {
      ...shared,
      ...(iotEndpoint === undefined ? {} : { endpoint: iotEndpoint }),
      // The credentials of the first client, so that a credential process does not run twice.
      credentials: greengrass.config.credentials,
    };
    return iot.openIot(config, needs.didRequest, limits);
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
