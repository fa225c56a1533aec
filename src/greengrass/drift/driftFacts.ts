import type { DeviceKnowledge } from '../knownDevice';
import { coreVersionOf, isBelow, nucleusOf } from '../status/nucleus';
import type { Membership } from './membership';

/** What the verdicts of one core device are made from. */
export interface DriftFacts extends DeviceKnowledge {
  readonly membership: Membership;
}

/** The nucleus of a device as far as verdicts depend on it. */
export interface DriftNucleus {
  readonly isLite: boolean;
  /** Whether it is older than 2.8.0, which reports neither sources nor report times. */
  readonly isTooOld: boolean;
  /** Whether it handles sub-deployments: 2.9.0 and later. */
  readonly hasSubDeployments: boolean;
}

/** What verdicts need to know about the nucleus of a device. */
export function driftNucleusOf(facts: DriftFacts): DriftNucleus {
  const { isLite } = nucleusOf(facts.device, facts.details);
  const version = coreVersionOf(facts);
  return {
    isLite,
    isTooOld: !isLite && isBelow(version, [2, 8, 0]),
    hasSubDeployments: !isLite && !isBelow(version, [2, 9, 0]),
  };
}
