import type { FleetErrorFacts } from '../ports/fleetError';

/** Whether an Allow statement in an identity-based policy makes a failed request succeed. `maybe`: AWS gives no reason. */
export type AllowHelps = 'yes' | 'maybe' | 'no';

/** Judges whether an Allow statement helps: only if no identity-based policy allows the request. */
export function allowHelps({ kind, denial }: FleetErrorFacts): AllowHelps {
  if (kind !== 'denied') {
    return 'no';
  }
  if (denial === undefined) {
    return 'maybe';
  }
  return denial.policy === 'identity' && !denial.isExplicit ? 'yes' : 'no';
}
