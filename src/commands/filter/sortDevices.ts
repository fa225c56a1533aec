import * as vscode from 'vscode';
import type { Option } from '../../app/option';
import { deviceSorts, type DeviceSort } from '../../fleet/selection/deviceOrder';
import { sortWords } from '../../text/filter/groupings';
import type { CoreDevicesView } from '../../tree/coreDevices/coreDevicesView';
import { showFromTop } from './showFromTop';

const details: Readonly<Record<DeviceSort, string>> = {
  failingFirst: 'the newest failure first, then stuck, stale, and the others by name',
  differingFirst: 'then by name; Find Drift… checks the whole fleet',
  name: 'in natural order',
  lastReport: 'newest first; never reported last',
};

async function pickSort(current: DeviceSort, title: string): Promise<DeviceSort | undefined> {
  const picks = deviceSorts.map((sort) => {
    const description = sort === current ? `${details[sort]} · current` : details[sort];
    return { label: sortWords[sort], description, sort };
  });
  const pick = await vscode.window.showQuickPick(picks, { title, placeHolder: 'Sort core devices by' });
  return pick?.sort;
}

/**
 * Sorts the core devices. Asks what to sort them by unless an argument says it. Selecting the current sort applies it
 * again.
 */
export async function sortDevices(
  option: Option<DeviceSort>,
  view: CoreDevicesView,
  title: string,
  args: readonly unknown[],
): Promise<void> {
  const given = deviceSorts.find((sort) => sort === args[0]);
  const sort = given ?? (await pickSort(option.value, title));
  if (sort !== undefined) {
    await showFromTop(view, () => {
      option.set(sort);
    });
  }
}
