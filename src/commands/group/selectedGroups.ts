import { visibleName } from '../../base/visibleText';
import type { DeviceSet } from '../../fleet/selection/deviceSet';
import type { Fleet } from '../../fleet/fleet';
import type { KnownDevice } from '../../greengrass/knownDevice';
import { sessionOf, type Node } from '../../tree/engine/node';
import type { Targets } from '../target/targets';

/** The core devices of a selected row, with their fleet. */
export interface SelectedGroup {
  readonly fleet: Fleet;
  readonly set: DeviceSet;
}

/** The core devices that a row stands for: those of its group, or the device itself. */
function devicesOf(node: Node): DeviceSet | undefined {
  const subject = node.devices === undefined ? node.subject?.() : undefined;
  if (subject?.kind !== 'coreDevice') {
    return node.devices?.();
  }
  const { coreDeviceThingName } = subject.on.device;
  return { label: visibleName(coreDeviceThingName), thingNames: [coreDeviceThingName], codes: [], filter: undefined };
}

/** The groups and core devices that a command acts on. See {@link Targets.resolve}. */
export async function selectedGroups(
  targets: Targets,
  title: string,
  args: readonly unknown[],
): Promise<readonly SelectedGroup[]> {
  const nodes = await targets.nodes(title, args, (node) => devicesOf(node) !== undefined);
  return nodes.flatMap((node) => {
    const [fleet, set] = [sessionOf(node)?.fleet, devicesOf(node)];
    return fleet === undefined || set === undefined ? [] : [{ fleet, set }];
  });
}

/** What is known about the devices of a group. Devices that are gone are left out. */
export function knownIn({ fleet, set }: SelectedGroup): readonly KnownDevice[] {
  return set.thingNames.flatMap((thingName) => {
    const record = fleet.devices.get(thingName);
    return record === undefined ? [] : [fleet.known(record)];
  });
}
