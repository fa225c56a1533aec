import type { CoreDevicesView } from '../tree/coreDevicesView';
import { chosenNodes } from './chosenNodes';

/**
 * Reads the chosen rows again: a device's own requests for a device, the whole list for a deployment or a component.
 * A list that several chosen rows share is read once.
 */
export async function refresh(view: CoreDevicesView, title: string, args: readonly unknown[]): Promise<void> {
  if (args.length === 0 && view.view.selection.length === 0) {
    await view.refresh();
    return;
  }
  const nodes = await chosenNodes(view, title, args, (node) => node.refresh !== undefined);
  await Promise.all(nodes.map(async (node) => node.refresh?.()));
}
