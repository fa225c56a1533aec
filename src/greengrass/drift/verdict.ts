import type { EffectiveDeployment } from '../model';
import type { MembershipGap } from './membership';

/**
 * Why a core device doesn't run yet what a target asks for. `notReceived`: it doesn't have the deployment. `reportOlder`:
 * its last report of the component is older than the end of the deployment.
 */
export type NotYet = 'notReceived' | 'queued' | 'inProgress' | 'reportOlder';

/**
 * What a failed deployment left on its core device. `unchanged` and `rolledBack`: what ran before. `applied`: the
 * deployment, as far as it came. `unknown`: the device doesn't say, or the rollback failed.
 */
export type Aftermath = 'unchanged' | 'rolledBack' | 'applied' | 'unknown';

/** Why the API can't tell what a core device should run, or whether it does. */
export type UnknownReason =
  /** The device has never reported. */
  | 'neverReported'
  | 'componentsNotLoaded'
  | 'deploymentsNotLoaded'
  /** The latest revision for each target hasn't loaded. */
  | 'latestNotLoaded'
  /** There are more deployments than are listed. */
  | 'latestIncomplete'
  /** The thing groups of the device aren't known. */
  | `membership:${MembershipGap}`
  /** The deployment was deleted. Devices keep running it. */
  | 'deploymentDeleted'
  | 'definitionNotLoaded'
  /** The device still has an earlier revision that isn't known. */
  | 'earlierRevision'
  /** A sub-deployment is newer than the deployment of its parent, and it isn't known which one counts for the device. */
  | 'subDeployment'
  /** The device rejected the latest revision, because it has a newer one. */
  | 'rejected'
  /** The execution has a status that this program doesn't know. */
  | 'status'
  /** A nucleus before 2.8.0 reports neither the source of a component nor the time of the report. */
  | 'nucleusTooOld'
  /** The device didn't report the source of the component or the time of the report. */
  | 'notReported'
  /** Nucleus Lite doesn't support deployments to a single thing. */
  | 'thingOnLite'
  /** Nucleus Lite doesn't list its own components. */
  | 'notListedOnLite'
  /** Nucleus Lite doesn't say which components are dependencies. */
  | 'dependencyOnLite';

/** Whether a core device runs what was asked for, as of its last report. */
export type Verdict =
  /** The version that the target asks for is installed. */
  | { readonly kind: 'asAsked' }
  /** Another version is installed, although the device applied the revision. */
  | { readonly kind: 'otherVersion' }
  /** Nothing is installed, although the device applied the revision. */
  | { readonly kind: 'missing' }
  /** No target asks for it, but it is installed as a root component. */
  | {
      readonly kind: 'orphan';
      /** The effective deployment that last installed it; `undefined` if the device reports it no more. */
      readonly from: EffectiveDeployment | undefined;
    }
  /** A local deployment last installed it, and the target asks for another version, or no target asks for it. */
  | { readonly kind: 'localOverride' }
  /** Targets ask for different versions. No deployment can satisfy all of them. */
  | {
      readonly kind: 'conflict';
      /** Whether the device says that the deployment of this target failed because of it. */
      readonly hasFailed: boolean;
    }
  | { readonly kind: 'notYet'; readonly why: NotYet }
  /** The latest revision failed on the device. */
  | {
      readonly kind: 'failed';
      readonly aftermath: Aftermath;
      /** The last deployment for the target that the device applied, as far as it reports. */
      readonly lastApplied: EffectiveDeployment | undefined;
    }
  /** The latest revision was canceled before the device applied it. Nothing newer is asked of the device. */
  | { readonly kind: 'canceled' }
  | { readonly kind: 'unknown'; readonly why: UnknownReason };

export type VerdictKind = Verdict['kind'];

/** Every kind. Of several verdicts about a component, the first in this order counts. */
export const verdictKinds = [
  'conflict',
  'missing',
  'otherVersion',
  'localOverride',
  'orphan',
  'failed',
  'notYet',
  'unknown',
  'asAsked',
  'canceled',
] as const satisfies readonly VerdictKind[];

/**
 * The kinds that are a difference between what was asked for and what runs. A conflict is one, whatever runs: no device can
 * run what was asked for. `failed` isn't, because the failure is shown as one, and the device correctly runs what it ran
 * before. `notYet` may end without anybody's help. `canceled` and `unknown` say nothing about what should run.
 */
const differences: ReadonlySet<VerdictKind> = new Set<VerdictKind>([
  'conflict',
  'missing',
  'otherVersion',
  'localOverride',
  'orphan',
]);

/** Whether a verdict is a difference between what was asked for and what runs. */
export function differs({ kind }: Pick<Verdict, 'kind'>): boolean {
  return differences.has(kind);
}

const ranks: ReadonlyMap<VerdictKind, number> = new Map(verdictKinds.map((kind, rank) => [kind, rank]));

/** Of conflicts, one that made a deployment fail counts first. */
function rankOf(verdict: Verdict): number {
  const rank = ranks.get(verdict.kind) ?? verdictKinds.length;
  return verdict.kind === 'conflict' && verdict.hasFailed ? rank - 1 : rank;
}

/**
 * The verdict that counts of several about one component. Throws if there are none.
 * @param judged in any order
 */
export function decisive(judged: readonly { readonly verdict: Verdict }[]): Verdict {
  let most: Verdict | undefined;
  for (const { verdict } of judged) {
    // Most components have one.
    most = most === undefined || rankOf(verdict) < rankOf(most) ? verdict : most;
  }
  if (most === undefined) {
    throw new RangeError('No verdict counts of none.');
  }
  return most;
}
