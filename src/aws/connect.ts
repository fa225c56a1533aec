import type { Connection, ConnectionSelection } from '../greengrass/ports/connection';
import type { ConnectionCallbacks } from '../greengrass/ports/connectionCallbacks';
import { Listeners } from '../base/events';
import { defaultLimits, type Limits } from './limits';
import { LiveClient } from './liveClient';
import { liveSource } from './liveSource';
import { endpointProblem, hasEnvironmentEndpoint, profileEndpoints } from './profileEndpoints';
import { partitionOf } from '../greengrass/regions';
import { profileError, resolveSelection } from './credentials/resolveSelection';
import { toError } from './errors/toError';

/** Ignores events and asks for no MFA code. */
const noCallbacks: ConnectionCallbacks = {
  didRequest: () => undefined,
  askMfaCode: () => Promise.resolve(undefined),
  didWait: () => undefined,
};

/**
 * Opens a connection to Greengrass.
 * Reads the environment and the shared config files. Sends no requests and starts no credential process.
 * Rejects with a FleetError: of kind `profile` if the files say why the profile can't be used, of kind `noRegion` if the
 * Region is missing or invalid, of kind `noCredentials` if nothing is configured at all.
 */
export async function connect(
  selection: ConnectionSelection,
  { didRequest, askMfaCode, didWait }: ConnectionCallbacks = noCallbacks,
  limits: Limits = defaultLimits,
): Promise<Connection> {
  const { profile, profileName, region, configFile } = await resolveSelection(selection);
  try {
    const endpoints = await profileEndpoints(profileName);
    const problem = endpointProblem(endpoints, configFile);
    if (problem !== undefined) {
      throw profileError(profileName, problem);
    }
    const id = `${profileName}@${region}`;
    const throttles = new Listeners<number | undefined>();
    const client = new LiveClient(
      { profile, profileName, region, endpoints },
      {
        askMfaCode,
        didWait,
        didThrottle: (retryAfterSeconds) => {
          throttles.fire(retryAfterSeconds);
        },
        didRequest: (facts) => {
          didRequest({ ...facts, connectionId: id });
        },
      },
      limits,
    );
    return {
      id,
      profile: profileName,
      region,
      partition: partitionOf(region),
      source: liveSource(client),
      hasCustomEndpoint: endpoints.size > 0 || hasEnvironmentEndpoint(),
      onDidThrottle: (listener) => throttles.add(listener),
      account: () => client.account,
      close: () => {
        client.close();
      },
    };
  } catch (thrown) {
    const hasProfile = profile !== undefined;
    throw toError(thrown, { call: undefined, region, profile: profileName, hasProfile });
  }
}
