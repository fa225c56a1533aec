import type { Refreshing } from '../../app/refreshing';
import { refreshedWith, type Node } from '../../tree/engine/node';
import { isDeviceAddress } from '../../greengrass/addresses/address';
import type { Targets } from '../target/targets';
import type { Thing } from '../target/thing';

function canRefresh({ node, address, session }: Thing): boolean {
  return node === undefined
    ? address !== undefined && session?.fleet !== undefined
    : node.session !== undefined || (node.subject !== undefined && refreshedWith(node) !== undefined);
}

function isBelow(node: Node, others: ReadonlySet<Node>): boolean {
  const { parent } = node;
  return parent !== undefined && (others.has(parent) || isBelow(parent, others));
}

/** Reads again what a panel is about. Rejects with a FleetError where there is no such device. */
async function refreshPanel({ session, address }: Thing): Promise<void> {
  const fleet = session?.fleet;
  if (fleet === undefined || address === undefined) {
    return;
  }
  if (!isDeviceAddress(address)) {
    return fleet.list.refresh();
  }
  const record = await fleet.devices.find(address.thingName);
  switch (address.kind) {
    case 'coreDevice':
      return record.refresh();
    case 'effectiveDeployment':
      return record.deployments.refresh();
    case 'installedComponent':
      return record.components.refresh();
  }
}

/**
 * Reads the target again: a device's own requests for a device, the whole list for a deployment or a component.
 * A list that several rows share is read once, and a list below a device with the device; what is below a connection is
 * read with that. Where the person pointed at nothing that can be read again, everything that is shown is.
 */
export async function refresh(
  refreshing: Refreshing,
  targets: Targets,
  title: string,
  args: readonly unknown[],
): Promise<void> {
  if (targets.given(args).length === 0 && !targets.pointed.some(canRefresh)) {
    await refreshing.refresh();
    return;
  }
  const things = await targets.things(title, args, canRefresh);
  const whole = new Set(things.flatMap(({ node }) => node?.session ?? []));
  await refreshing.refresh([...whole]);
  const others = things.filter(({ session }) => session === undefined || !whole.has(session));
  const lists = new Set(others.flatMap(({ node }) => (node && refreshedWith(node)) ?? []));
  await Promise.all([
    ...[...lists].filter((node) => !isBelow(node, lists)).map(async (node) => node.refresh?.()),
    ...others.filter(({ node }) => node === undefined).map(refreshPanel),
  ]);
}
