import type { CoreDevicesView } from '../../tree/coreDevices/coreDevicesView';
import { chosenNodes } from '../target/chosenNodes';

/** Goes on where reading stopped, for the row that says that it did. */
export async function retry(view: CoreDevicesView, title: string, args: readonly unknown[]): Promise<void> {
  const nodes = await chosenNodes(view, title, args, (node) => node.retry !== undefined);
  await Promise.all(nodes.map(async (node) => node.retry?.()));
}
