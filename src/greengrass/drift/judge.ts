import type { EffectiveDeployment, InstalledComponent } from '../model';
import type { DeviceTarget } from './deviceTargets';
import type { DriftNucleus } from './driftFacts';
import type { Revisions } from './revisions';
import type { UnknownReason, Verdict } from './verdict';

/** What the verdicts of one device have in common. */
export interface Judge {
  readonly nucleus: DriftNucleus;
  readonly targets: readonly DeviceTarget[];
  readonly revisions: Revisions;
  readonly deployments: readonly EffectiveDeployment[];
  readonly components: readonly InstalledComponent[];
  /** Why other targets may ask for something; `undefined` if everything that is asked for is known. */
  readonly gap: UnknownReason | undefined;
}

/** The verdict if the API can't tell. */
export function unknown(why: UnknownReason): Verdict {
  return { kind: 'unknown', why };
}

/** Why a source or the time of a report is missing. */
export function notReported({ nucleus }: Judge): UnknownReason {
  return nucleus.isTooOld ? 'nucleusTooOld' : 'notReported';
}
