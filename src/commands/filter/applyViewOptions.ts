import type { ViewOptions } from '../../fleet/selection/viewOptions';
import type { DeviceViewOptions } from '../../app/deviceViewOptions';
import type { CoreDevicesView } from '../../tree/coreDevices/coreDevicesView';
import { showFromTop } from './showFromTop';

/** Changes the filter or grouping and scrolls to the first row. */
export function applyViewOptions(
  viewOptions: DeviceViewOptions,
  view: CoreDevicesView,
  change: Partial<ViewOptions>,
): Promise<void> {
  return showFromTop(view, () => {
    viewOptions.change(change);
  });
}
