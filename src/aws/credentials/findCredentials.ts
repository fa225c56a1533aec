import { fromEnv, fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import type { ConnectionCallbacks } from '../../greengrass/ports/connectionCallbacks';
import { isFleetError, type FleetError } from '../../greengrass/ports/fleetError';
import { hasEnvironmentKeys } from '../environment';
import type { Limits } from '../limits';
import { toError } from '../errors/toError';
import { checkedHandler } from './checkedHandler';
import { readConfigFiles } from '../profiles/configFiles';
import { processFailure, watchProcesses } from './processFailure';
import { environmentProblem, usesDefaultProfile } from './environmentProblem';
import { profileError, selectionProblem } from './resolveSelection';
import { waitForCredentials } from './waitForCredentials';

/** Where the credentials come from. */
export interface CredentialOptions {
  /** `undefined` for the default chain of the SDK, from the environment to instance metadata. */
  readonly profile: string | undefined;
  /** The profile name to show. */
  readonly profileName: string;
  readonly region: string;
}

/** Callbacks of {@link findCredentials}. */
export interface CredentialCallbacks extends Pick<ConnectionCallbacks, 'askMfaCode' | 'didWait'> {
  /** Called with the account of the credentials if they contain one. */
  readonly onAccount: (account: string) => void;
  /** Aborted when the connection is closed. */
  readonly closed: AbortSignal;
}

type Init = NonNullable<Parameters<typeof fromIni>[0]>;
type Provider = ReturnType<typeof fromIni>;

/**
 * Selects the source of the credentials. The chain of the SDK is the last resort: if its right source fails, it asks the
 * others, waits for instance metadata, and drops the cause.
 */
async function selectSource(
  profile: string | undefined,
  init: Init,
): Promise<{ readonly provide: Provider; readonly isProfile: boolean }> {
  if (profile === undefined && hasEnvironmentKeys()) {
    return { provide: fromEnv(), isProfile: false };
  }
  const isProfile = profile !== undefined || usesDefaultProfile(await readConfigFiles());
  const provide = isProfile ? fromIni({ ...init, profile: profile ?? 'default' }) : fromNodeProviderChain(init);
  return { provide, isProfile };
}

/** What is wrong with the profile, if the files have changed since the connection opened, or with the environment. */
async function problemInFiles(profile: string | undefined): Promise<FleetError | undefined> {
  const files = await readConfigFiles();
  const problem = selectionProblem(files, profile, undefined) ?? environmentProblem(files, profile);
  return problem && profileError(profile ?? 'default', problem);
}

/** Returns a credential provider for a connection. It rejects with a FleetError. */
export function findCredentials(
  { profile, profileName, region }: CredentialOptions,
  callbacks: CredentialCallbacks,
  limits: Limits,
): Provider {
  const waitOptions = { profile: profileName, limits, callbacks, signal: callbacks.closed };
  return async (...args) => {
    const handler = args[0]?.callerClientConfig?.requestHandler;
    let rejected: unknown;
    let hasProfile = profile !== undefined;
    const didReject = (error: unknown): void => {
      rejected = error;
    };
    const clientConfig = handler === undefined ? {} : { requestHandler: checkedHandler(handler, didReject) };
    const started: unknown[] = [];
    const identity = await waitForCredentials((mfaCodeProvider) => {
      // Don't use the SDK's cache of the shared config files, because a profile may have been added since.
      // A web identity uses only the parent's handler, IAM Identity Center only that of its client.
      const init = { ignoreCache: true, mfaCodeProvider, clientConfig, parentClientConfig: clientConfig };
      const provide = async (): ReturnType<Provider> => {
        const source = await selectSource(profile, init);
        hasProfile = source.isProfile;
        return source.provide(...args);
      };
      return watchProcesses(provide, started);
    }, waitOptions).catch(async (thrown: unknown) => {
      const failure =
        processFailure(thrown, started, { profile: profileName, region }) ??
        (isFleetError(thrown) ? undefined : await problemInFiles(profile));
      // A response that isn't from AWS is the cause of whatever the SDK makes of it.
      const cause = failure ?? (isFleetError(thrown) ? thrown : (rejected ?? thrown));
      throw toError(cause, { call: undefined, region, profile: profileName, hasProfile });
    });
    if (identity.accountId !== undefined) {
      callbacks.onAccount(identity.accountId);
    }
    return identity;
  };
}
