import type { DriftFacts } from '../../../../src/greengrass/drift/driftFacts';
import type { MembershipGap } from '../../../../src/greengrass/drift/membership';
import { Revisions } from '../../../../src/greengrass/drift/revisions';
import { verdictsOf, type DeviceVerdicts } from '../../../../src/greengrass/drift/verdictsOf';
import { toDeployment } from '../../../../src/greengrass/wire/toDeployment';
import {
  toCoreDevice,
  toCoreDeviceDetails,
  toEffectiveDeployment,
  toInstalledComponent,
  toListedDeployment,
} from '../../../../src/greengrass/wire/toModel';
import { cloudDeploymentsIn, simulatedDeviceIn } from '../../../simulator/slots/slotViews';
import { allGroups, type SlotWorld } from '../../../simulator/slots/slotWorld';
import { now } from '../../fixtures';

/** The start of the simulator, in milliseconds since the epoch. */
const start = now.getTime();

/** A time of the simulator in milliseconds since the epoch. */
function timeOf(offset: number): number {
  return start + offset * 1000;
}

/** An object of the simulator with its times as dates. */
function dated(value: object): object {
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => [
      key,
      key.endsWith('Timestamp') && typeof item === 'number' ? new Date(timeOf(item)) : item,
    ]),
  );
}

/** What a user can't read. */
export interface Hidden {
  /** Why the thing groups of the device aren't known. */
  readonly gap: MembershipGap | undefined;
  /** Whether only the groups that the device is in directly are known. */
  readonly hidesAncestors: boolean;
}

/** What AWS says about the device of a world. */
function factsIn(world: SlotWorld, { gap, hidesAncestors }: Hidden): DriftFacts {
  const { effectiveDeployments, installedComponents, ...device } = simulatedDeviceIn(world);
  const visible = hidesAncestors ? new Set(world.groups) : gap === undefined ? allGroups(world) : new Set<string>();
  return {
    device: toCoreDevice(dated(device)),
    details: toCoreDeviceDetails(dated(device)),
    deployments: effectiveDeployments.map((item) => toEffectiveDeployment(dated(item))),
    components: installedComponents.map((item) => toInstalledComponent(dated(item))),
    membership: { groups: visible, gap: hidesAncestors ? 'failed' : gap, readAt: now },
  };
}

/** The verdicts about the device of a world. */
export function verdictsAbout(world: SlotWorld, hidden: Hidden): DeviceVerdicts {
  const cloud = cloudDeploymentsIn(world).map(dated);
  const definitions = new Map(cloud.map(toDeployment).map((one) => [one.deploymentId, one]));
  const revisions = new Revisions({
    latest: cloud.map(toListedDeployment).filter(({ isLatestForTarget }) => isLatestForTarget === true),
    isComplete: () => true,
    definition: (id) => definitions.get(id) ?? 'deleted',
  });
  return verdictsOf(factsIn(world, hidden), revisions);
}
