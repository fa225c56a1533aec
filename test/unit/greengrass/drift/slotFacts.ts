import type { MembershipGap } from '../../../../src/greengrass/drift/membership';
import { verdictsOf, type DeviceVerdicts } from '../../../../src/greengrass/drift/verdictsOf';
import { cloudDeploymentsIn, simulatedDeviceIn } from '../../../simulator/slots/slotViews';
import { allGroups, type SlotWorld } from '../../../simulator/slots/slotWorld';
import { now } from '../../fixtures';
import { factsOf, revisionsOf } from './simulatedFacts';

/** What a user can't read. */
export interface Hidden {
  /** Why the thing groups of the device aren't known. */
  readonly gap: MembershipGap | undefined;
  /** Whether only the groups that the device is in directly are known. */
  readonly hidesAncestors: boolean;
}

/** The verdicts about the device of a world. */
export function verdictsAbout(world: SlotWorld, { gap, hidesAncestors }: Hidden): DeviceVerdicts {
  const groups = hidesAncestors ? new Set(world.groups) : gap === undefined ? allGroups(world) : new Set<string>();
  const membership = { groups, gap: hidesAncestors ? ('failed' as const) : gap, readAt: now };
  return verdictsOf(factsOf(simulatedDeviceIn(world), membership), revisionsOf(cloudDeploymentsIn(world)));
}
