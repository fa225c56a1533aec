import type { CoreDevicesView } from '../../tree/coreDevices/coreDevicesView';
import { targetNodes } from '../target/targetNodes';

/** Goes on where reading stopped, for the row that says that it did. */
export async function retry(view: CoreDevicesView, title: string, args: readonly unknown[]): Promise<void> {
  const nodes = await targetNodes(view, title, args, (node) => node.retry !== undefined);
  await Promise.all(nodes.map(async (node) => node.retry?.()));
}
