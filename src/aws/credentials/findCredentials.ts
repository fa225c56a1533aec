import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import type { ConnectionNeeds } from '../../greengrass/ports/connectionNeeds';
import { isFleetError } from '../../greengrass/ports/fleetError';
import type { Limits } from '../limits';
import { toError } from '../toError';
import { checkedHandler } from './checkedHandler';
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
export interface CredentialCallbacks extends Pick<ConnectionNeeds, 'askMfaCode' | 'didWait'> {
  /** Called with the account of the credentials if they contain one. */
  readonly onAccount: (account: string) => void;
  /** Aborted when the connection is closed. */
  readonly closed: AbortSignal;
}

/** Returns a credential provider for a connection. It rejects with a FleetError. */
export function findCredentials(
  { profile, profileName, region }: CredentialOptions,
  needs: CredentialCallbacks,
  limits: Limits,
): ReturnType<typeof fromIni> {
  const waitOptions = { profile: profileName, limits, needs, signal: needs.closed };
  const hasProfile = profile !== undefined;
  return async (...args) => {
    const handler = args[0]?.callerClientConfig?.requestHandler;
    let rejected: unknown;
    const didReject = (error: unknown): void => {
      rejected = error;
    };
    const clientConfig = handler === undefined ? {} : { requestHandler: checkedHandler(handler, didReject) };
    const identity = await waitForCredentials((mfaCodeProvider) => {
      // With a profile, use only that, because a failed chain would end with a wait for instance metadata.
      // Don't use the SDK's cache of the shared config files, because a profile may have been added since.
      // A web identity uses only the parent's handler, IAM Identity Center only that of its client.
      const init = { ignoreCache: true, mfaCodeProvider, clientConfig, parentClientConfig: clientConfig };
      const provide = profile === undefined ? fromNodeProviderChain(init) : fromIni({ ...init, profile });
      return provide(...args);
    }, waitOptions).catch((thrown: unknown) => {
      // A response that isn't from AWS is the cause of whatever the SDK makes of it.
      const cause = isFleetError(thrown) ? thrown : (rejected ?? thrown);
      throw toError(cause, { call: undefined, region, profile: profileName, hasProfile });
    });
    if (identity.accountId !== undefined) {
      needs.onAccount(identity.accountId);
    }
    return identity;
  };
}
