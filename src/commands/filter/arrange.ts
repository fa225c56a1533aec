import type { ViewOptions } from '../../fleet/selection/viewOptions';
import type { DeviceViewOptions } from '../../app/deviceViewOptions';
import type { CoreDevicesView } from '../../tree/coreDevices/coreDevicesView';

/**
 * Shows other core devices, or puts them together by something else, from the first row on: VS Code keeps how far down
 * the person was, and that would be somewhere among the rows that take the place of those before.
 */
export async function arrange(
  viewOptions: DeviceViewOptions,
  { tree, view }: CoreDevicesView,
  change: Partial<ViewOptions>,
): Promise<void> {
  viewOptions.change(change);
  await tree.drawn();
  const [first] = tree.rows.nodes();
  if (view.visible && first !== undefined) {
    // A row that has given way to others meanwhile stood alone, and so the view is at its top.
    await view.reveal(first, { select: false, focus: false }).then(undefined, () => undefined);
  }
}
