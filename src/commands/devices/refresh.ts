import type { Refreshing } from '../../app/refreshing';
import type { CoreDevicesView } from '../../tree/coreDevices/coreDevicesView';
import { refreshedWith, sessionOf, type Node } from '../../tree/engine/node';
import { targetNodes } from '../target/targetNodes';

function isThing(node: Node): boolean {
  return node.subject !== undefined || node.session !== undefined;
}

function isBelow(node: Node, others: ReadonlySet<Node>): boolean {
  const { parent } = node;
  return parent !== undefined && (others.has(parent) || isBelow(parent, others));
}

/**
 * Reads the chosen rows again: a device's own requests for a device, the whole list for a deployment or a component.
 * A list that several chosen rows share is read once, and a list below a chosen device with the device; what is below a
 * chosen connection is read with that. Where no row of a thing is chosen, it is the view that is read again.
 */
export async function refresh(
  refreshing: Refreshing,
  view: CoreDevicesView,
  title: string,
  args: readonly unknown[],
): Promise<void> {
  if (args.length === 0 && !view.view.selection.some(isThing)) {
    await refreshing.refresh();
    return;
  }
  const chosen = await targetNodes(view, title, args, isThing);
  const whole = chosen.flatMap(({ session }) => session ?? []);
  if (whole.length > 0) {
    await refreshing.refresh(whole);
  }
  const others = chosen.filter((node) => !whole.some((session) => session === sessionOf(node)));
  const lists = new Set(others.flatMap((node) => refreshedWith(node) ?? []));
  await Promise.all([...lists].filter((node) => !isBelow(node, lists)).map(async (node) => node.refresh?.()));
}
