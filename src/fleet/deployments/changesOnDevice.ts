import type { Deployment, EffectiveDeployment } from '../../greengrass/model';
import { endedInFailure } from '../../greengrass/failures/overcome';
import { lastSuccess, revisionBefore } from '../../greengrass/rollouts/baseline';
import { changesBetween } from '../../greengrass/rollouts/changes';
import type { ChangeFacts, ChangesSince, WhatChanged } from '../../greengrass/rollouts/whatChanged';
import type { Fleet } from '../fleet';
import type { ListingState } from '../requests/listing';
import { knownRevisions } from './knownRevisions';

/** A revision that a deployment is compared with. */
interface Baseline {
  readonly deploymentId: string;
  readonly kind: ChangesSince['baseline'];
}

/** Why something isn't known: it failed to load, is loading, or wasn't requested. */
function missing(state: Pick<ListingState<unknown>, 'error' | 'isLoading'> | undefined): WhatChanged {
  return state?.isLoading === true
    ? { kind: 'loading' }
    : state?.error === undefined
      ? { kind: 'notLoaded' }
      : { kind: 'failed', error: state.error };
}

function baselineOf(
  fleet: Fleet,
  deployment: EffectiveDeployment,
  siblings: readonly EffectiveDeployment[],
  definition: Deployment,
): Baseline | WhatChanged {
  const success = lastSuccess(deployment, siblings);
  if (success !== undefined) {
    return { deploymentId: success.deploymentId, kind: 'succeeded' };
  }
  const { items, areAll, error, isLoading } = knownRevisions(fleet, definition.targetArn ?? '');
  const before = revisionBefore(definition, items, areAll);
  if (before === 'first') {
    return { kind: 'first' };
  }
  if (before !== 'unknown') {
    return { deploymentId: before.deploymentId, kind: 'before' };
  }
  const wasListed = fleet.rollouts.knownRevisions(definition.targetArn ?? '')?.listing.state.items !== undefined;
  return wasListed && !isLoading && error === undefined ? { kind: 'unlisted' } : missing({ error, isLoading });
}

/**
 * What a deployment changed since the last revision for its target that succeeded on the device, else since the revision
 * before. Sends no request.
 * @param siblings the effective deployments of the device
 */
function whatChanged(
  fleet: Fleet,
  deployment: EffectiveDeployment,
  siblings: readonly EffectiveDeployment[],
): WhatChanged {
  const own = fleet.deployments.known(deployment.deploymentId);
  const [definition] = own?.items ?? [];
  if (definition === undefined) {
    return missing(own);
  }
  const baseline = baselineOf(fleet, deployment, siblings, definition);
  if (!('deploymentId' in baseline)) {
    return baseline;
  }
  const state = fleet.deployments.known(baseline.deploymentId);
  const [earlier] = state?.items ?? [];
  if (earlier === undefined) {
    return missing(state);
  }
  return {
    kind: 'changes',
    since: { revisionId: earlier.revisionId },
    baseline: baseline.kind,
    changes: changesBetween(earlier, definition),
  };
}

/** Everything known that can explain why a deployment failed; `undefined` if it didn't. Sends no request. */
export function changeFacts(
  fleet: Fleet,
  deployment: EffectiveDeployment,
  siblings: readonly EffectiveDeployment[],
): ChangeFacts | undefined {
  return endedInFailure(deployment)
    ? {
        changed: whatChanged(fleet, deployment, siblings),
        distinctions: fleet.deploymentDevices.distinctions(deployment.deploymentId),
      }
    : undefined;
}

/** Loads what {@link whatChanged} needs, the revisions for the target only if nothing else says which one is before. Never rejects. */
export async function loadWhatChanged(
  fleet: Fleet,
  deployment: EffectiveDeployment,
  siblings: readonly EffectiveDeployment[],
): Promise<void> {
  const own = fleet.deployments.of(deployment.deploymentId);
  await own.read();
  const [definition] = own.state.items ?? [];
  if (definition === undefined) {
    return;
  }
  const isKnown = ({ kind }: Baseline | WhatChanged): boolean => ['succeeded', 'before', 'first'].includes(kind);
  if (!isKnown(baselineOf(fleet, deployment, siblings, definition))) {
    await fleet.rollouts.revisions(definition.targetArn ?? '').listing.read();
  }
  const baseline = baselineOf(fleet, deployment, siblings, definition);
  if ('deploymentId' in baseline) {
    await fleet.deployments.of(baseline.deploymentId).read();
  }
}
