import type { ViewOptions } from '../../fleet/selection/viewOptions';
import type { DeviceViewOptions } from '../../app/deviceViewOptions';
import type { CoreDevicesView } from '../../tree/coreDevices/coreDevicesView';

/**
 * Changes the filter or grouping and scrolls to the first row. VS Code would keep the scroll position, which means
 * nothing among the new rows.
 */
export async function applyViewOptions(
  viewOptions: DeviceViewOptions,
  { tree, view }: CoreDevicesView,
  change: Partial<ViewOptions>,
): Promise<void> {
  viewOptions.change(change);
  await tree.drawn();
  const [first] = tree.rows.nodes();
  if (view.visible && first !== undefined) {
    // If the row is gone, it was the only one, and the view is at the top anyway.
    await view.reveal(first, { select: false, focus: false }).then(undefined, () => undefined);
  }
}
