import * as vscode from 'vscode';
import { deviceGroupings, type DeviceGrouping } from '../../fleet/selection/deviceGroups';
import { groupingWords } from '../../text/filter/groupings';
import type { DeviceViewOptions } from '../../app/deviceViewOptions';
import type { CoreDevicesView } from '../../tree/coreDevices/coreDevicesView';
import { applyViewOptions } from './applyViewOptions';

const details: Readonly<Record<DeviceGrouping, string>> = {
  none: 'one list',
  status: 'healthy, unhealthy',
  thingGroup: 'by membership; needs iot:ListThingGroups and iot:ListThingsInThingGroup',
  namePrefix: 'the part of a name before its number',
};

/** Asks what to group the core devices by. */
export async function groupDevices(
  viewOptions: DeviceViewOptions,
  view: CoreDevicesView,
  title: string,
): Promise<void> {
  const { grouping: current } = viewOptions.current;
  const picks = deviceGroupings.map((grouping) => {
    const detail = details[grouping];
    const description = grouping === current ? `${detail} · current` : detail;
    return { label: groupingWords[grouping], description, grouping };
  });
  const pick = await vscode.window.showQuickPick(picks, { title, placeHolder: 'Group core devices by' });
  if (pick !== undefined) {
    await applyViewOptions(viewOptions, view, { grouping: pick.grouping });
  }
}
