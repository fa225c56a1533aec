import type { DeviceKnowledge, OpenedDevice } from '../knownDevice';
import { isStale } from '../status/stale';
import { isUnhealthy } from '../status/status';
import { stuckDeployments } from '../status/stuck';
import type { StatusContext } from '../status/thresholds';
import { failuresOf, type Failure } from './failure';

/** The key of a stale report among the problems of a device. */
const staleKey = 'stale';

/** The key of an unhealthy status without a known cause. */
export const unhealthyKey = 'unhealthy';

/** The key of a failure among the problems of its device: what failed, and its code. */
export function failureKey(failure: Failure): string {
  const what = failure.kind === 'component' ? failure.component.componentName : failure.deployment.deploymentId;
  return JSON.stringify([failure.kind, what, failure.code ?? failure.look.words]);
}

/** The keys of the stuck deployments of a device. */
function stuckKeys({ deployments = [] }: OpenedDevice, context: StatusContext): readonly string[] {
  return stuckDeployments(deployments, context).map(({ deployment }) =>
    JSON.stringify(['stuck', deployment.deploymentId]),
  );
}

/** Everything that is wrong with a device, as keys in order. They change with what is wrong, and with nothing else. */
export interface Problems {
  readonly isUnhealthy: boolean;
  readonly isStale: boolean;
  /** `undefined` while the components aren't loaded. */
  readonly components: readonly string[] | undefined;
  /** `undefined` while the deployments aren't loaded. */
  readonly deployments: readonly string[] | undefined;
}

/** What is wrong with a device. */
export function problemsOf(on: DeviceKnowledge, context: StatusContext): Problems {
  const failures = failuresOf(on);
  const keysOf = (kind: Failure['kind']): readonly string[] =>
    failures.filter((failure) => failure.kind === kind).map(failureKey);
  return {
    isUnhealthy: isUnhealthy(on.device),
    isStale: isStale(on.device, context.staleAfterHours, context.now),
    components: on.components && [...keysOf('component')].sort(),
    deployments: on.deployments && [...keysOf('deployment'), ...stuckKeys(on, context)].sort(),
  };
}

function isSame(before: readonly string[] | undefined, now: readonly string[] | undefined): boolean {
  // What isn't loaded can't have changed.
  return now === undefined || JSON.stringify(before ?? []) === JSON.stringify(now);
}

/** Whether a device still has the problems that it had, as far as it is loaded. A stale report counts only by itself. */
export function hasSameProblems(before: Problems, now: Problems): boolean {
  const hadOnlyStale =
    !before.isUnhealthy && [before.components, before.deployments].every((keys = []) => keys.length === 0);
  return (
    before.isUnhealthy === now.isUnhealthy &&
    isSame(before.components, now.components) &&
    isSame(before.deployments, now.deployments) &&
    (!hadOnlyStale || before.isStale === now.isStale)
  );
}

/** All keys of the problems of a device. A stale report is a problem only by itself. */
export function keysIn({
  isUnhealthy: unhealthy,
  isStale: stale,
  components = [],
  deployments = [],
}: Problems): readonly string[] {
  const keys = [...(unhealthy && components.length === 0 ? [unhealthyKey] : []), ...components, ...deployments];
  return keys.length === 0 && stale ? [staleKey] : keys;
}
