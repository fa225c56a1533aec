import type { Refreshing } from '../../app/refreshing';
import { refreshedWith, type Node } from '../../tree/engine/node';
import { isDeviceAddress } from '../../greengrass/addresses/address';
import type { Targets } from '../target/targets';
import type { CommandTarget } from '../target/commandTarget';

function canRefresh({ node, address, session }: CommandTarget): boolean {
  return node === undefined
    ? address !== undefined && session?.fleet !== undefined
    : node.session !== undefined || (node.subject !== undefined && refreshedWith(node) !== undefined);
}

function isBelow(node: Node, others: ReadonlySet<Node>): boolean {
  const { parent } = node;
  return parent !== undefined && (others.has(parent) || isBelow(parent, others));
}

/** Refreshes the subject of a panel. Rejects with a FleetError if the device isn't found. */
async function refreshPanel({ session, address }: CommandTarget): Promise<void> {
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
 * Refreshes the target. A device reloads its details and lists; a deployment or component reloads its list. A list that
 * several rows share loads once. Rows below a refreshed device or connection load with it. Without a target that can be
 * refreshed, everything shown is refreshed.
 */
export async function refresh(
  refreshing: Refreshing,
  targets: Targets,
  title: string,
  args: readonly unknown[],
): Promise<void> {
  if (targets.given(args).length === 0 && !targets.latest.some(canRefresh)) {
    await refreshing.refresh();
    return;
  }
  const selected = await targets.resolve(title, args, canRefresh);
  const connections = new Set(selected.flatMap(({ node }) => node?.session ?? []));
  await refreshing.refresh([...connections]);
  const others = selected.filter(({ session }) => session === undefined || !connections.has(session));
  const lists = new Set(others.flatMap(({ node }) => (node && refreshedWith(node)) ?? []));
  await Promise.all([
    ...[...lists].filter((node) => !isBelow(node, lists)).map(async (node) => node.refresh?.()),
    ...others.filter(({ node }) => node === undefined).map(refreshPanel),
  ]);
}
