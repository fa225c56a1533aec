import type { Subject } from '../../greengrass/addresses/subject';
import type { CoreDevicesView } from '../../tree/coreDevices/coreDevicesView';
import { targetNodes } from './targetNodes';

/** What a command acts on, in the order of the tree: see {@link targetNodes}. */
export async function targetSubjects(
  view: CoreDevicesView,
  title: string,
  args: readonly unknown[],
  applies: (subject: Subject) => boolean,
): Promise<readonly Subject[]> {
  const nodes = await targetNodes(view, title, args, (node) => {
    const subject = node.subject?.();
    return subject !== undefined && applies(subject);
  });
  return nodes.flatMap((node) => node.subject?.() ?? []);
}
