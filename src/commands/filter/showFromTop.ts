import type { CoreDevicesView } from '../../tree/coreDevices/coreDevicesView';

/**
 * Changes which rows are shown or their order, and scrolls to the first row. VS Code would keep the scroll position,
 * which means nothing among the new rows.
 */
export async function showFromTop({ tree, view }: CoreDevicesView, change: () => void): Promise<void> {
  change();
  await tree.drawn();
  const [first] = tree.rows.nodes();
  if (view.visible && first !== undefined) {
    // If the row is gone, it was the only one, and the view is at the top anyway.
    await view.reveal(first, { select: false, focus: false }).then(undefined, () => undefined);
  }
}
