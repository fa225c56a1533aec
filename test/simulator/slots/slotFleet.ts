import type { ListedFleet } from '../fleetFile';
import type { SimulatedGroup } from '../iot/iotFleet';
import { account, region } from '../generated/random';
import { cloudDeploymentsIn, simulatedDeviceIn } from './slotViews';
import { allGroups, isThing, type SlotWorld } from './slotWorld';

/** The thing groups around a device: those that it is in, and those that it has left. */
function groupsIn(world: SlotWorld): readonly SimulatedGroup[] {
  const { setting, groups, revisions } = world;
  const { thingName, parents } = setting;
  const current = allGroups(world);
  const targets = revisions.map(({ target }) => target).filter((target) => !isThing(world, target));
  return [...new Set([...current, ...targets, ...Object.keys(parents)])].map((groupName) => {
    const parent = parents[groupName];
    return {
      groupName,
      ...(parent === undefined ? {} : { parent }),
      ...(groups.includes(groupName) ? { joined: [thingName] } : {}),
      ...(current.has(groupName) ? {} : { left: [thingName] }),
    };
  });
}

/** A fleet of devices with histories. No two of them have a target in common. */
export function slotFleet(worlds: readonly SlotWorld[]): ListedFleet {
  return {
    account,
    region,
    devices: worlds.map(simulatedDeviceIn),
    deployments: worlds.flatMap(cloudDeploymentsIn),
    iot: { groups: worlds.flatMap(groupsIn) },
  };
}
