import type { Deployment } from '../../greengrass/model';
import { revisionBefore } from '../../greengrass/rollouts/baseline';
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

/** Finds the revision that a deployment is compared with, or says why it isn't known. */
export type FindBaseline = (definition: Deployment) => Baseline | WhatChanged;

/** Why something isn't known: it failed to load, is loading, or wasn't requested. */
function missing(state: Pick<ListingState<unknown>, 'error' | 'isLoading'> | undefined): WhatChanged {
  return state?.isLoading === true
    ? { kind: 'loading' }
    : state?.error === undefined
      ? { kind: 'notLoaded' }
      : { kind: 'failed', error: state.error };
}

/** The revision before a deployment for the same target, or why it isn't known. */
export function baselineBefore(fleet: Fleet, definition: Deployment): Baseline | WhatChanged {
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

/** What a deployment changed since another revision. Sends no request. */
export function changesSince(fleet: Fleet, deploymentId: string, findBaseline: FindBaseline): WhatChanged {
  const own = fleet.deployments.known(deploymentId);
  const [definition] = own?.items ?? [];
  if (definition === undefined) {
    return missing(own);
  }
  const baseline = findBaseline(definition);
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

/**
 * Loads what {@link changesSince} needs, the revisions for the target only if nothing else says which one is the baseline. Never
 * rejects.
 */
export async function loadChangesSince(fleet: Fleet, deploymentId: string, findBaseline: FindBaseline): Promise<void> {
  const own = fleet.deployments.of(deploymentId);
  await own.read();
  const [definition] = own.state.items ?? [];
  if (definition === undefined) {
    return;
  }
  const isKnown = ({ kind }: Baseline | WhatChanged): boolean => ['succeeded', 'before', 'first'].includes(kind);
  if (!isKnown(findBaseline(definition))) {
    await fleet.rollouts.revisions(definition.targetArn ?? '').listing.read();
  }
  const baseline = findBaseline(definition);
  if ('deploymentId' in baseline) {
    await fleet.deployments.of(baseline.deploymentId).read();
  }
}

/** What a revision changed since the one before, and what sets the core devices apart on which it failed. Sends no request. */
export function revisionChanges(fleet: Fleet, deploymentId: string): ChangeFacts {
  return {
    changed: changesSince(fleet, deploymentId, (definition) => baselineBefore(fleet, definition)),
    distinctions: fleet.deploymentDevices.distinctions(deploymentId),
  };
}

/** Loads what {@link revisionChanges} needs. Never rejects. */
export function loadRevisionChanges(fleet: Fleet, deploymentId: string): Promise<void> {
  return loadChangesSince(fleet, deploymentId, (definition) => baselineBefore(fleet, definition));
}
