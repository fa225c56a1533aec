import { loadConfig, NODE_REGION_CONFIG_FILE_OPTIONS, NODE_REGION_CONFIG_OPTIONS } from '@smithy/core/config';
import type { Connection, ConnectionSelection } from '../greengrass/ports/connection';
import { fleetError } from '../greengrass/ports/fleetError';
import type { ConnectionCallbacks } from '../greengrass/ports/connectionCallbacks';
import { Listeners } from '../base/events';
import { defaultLimits, type Limits } from './limits';
import { LiveClient } from './liveClient';
import { liveSource } from './liveSource';
import { hasEnvironmentEndpoint, profileEndpoints } from './profileEndpoints';
import { isRegionName, partitionOf } from '../greengrass/regions';
import { toError } from './toError';

async function findRegion({ region }: ConnectionSelection, profile: string | undefined): Promise<string> {
  if (region !== undefined) {
    return region;
  }
  const files = {
    ...NODE_REGION_CONFIG_FILE_OPTIONS,
    ...(profile === undefined ? {} : { profile }),
    ignoreCache: true,
  };
  try {
    return await loadConfig(NODE_REGION_CONFIG_OPTIONS, files)();
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    throw fleetError({ kind: 'noRegion' }, message, thrown);
  }
}

/** Ignores events and asks for no MFA code. */
const noCallbacks: ConnectionCallbacks = {
  didRequest: () => undefined,
  askMfaCode: () => Promise.resolve(undefined),
  didWait: () => undefined,
};

/**
 * Opens a connection to Greengrass.
 * Reads the environment and the shared config files. Sends no requests and starts no credential process.
 * Rejects with a FleetError, of kind `noRegion` if the Region is missing or invalid.
 */
export async function connect(
  selection: ConnectionSelection,
  { didRequest, askMfaCode, didWait }: ConnectionCallbacks = noCallbacks,
  limits: Limits = defaultLimits,
): Promise<Connection> {
  const profile = selection.profile ?? process.env['AWS_PROFILE'];
  const region = await findRegion(selection, profile);
  if (!isRegionName(region)) {
    throw fleetError({ kind: 'noRegion' }, `"${region}" is not a valid Region name.`);
  }
  const profileName = profile ?? 'default';
  try {
    const endpoints = await profileEndpoints(profileName);
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
