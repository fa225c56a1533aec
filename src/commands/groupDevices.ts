import * as vscode from 'vscode';
import { deviceGroupings, type DeviceGrouping } from '../core/deviceGroups';
import type { CoreDevicesView } from '../tree/coreDevicesView';
import { arrange } from './arrange';

const words: Readonly<Record<DeviceGrouping, readonly [label: string, detail: string]>> = {
  none: ['None', 'one list'],
  status: ['Status', 'healthy, unhealthy'],
  thingGroup: ['Thing group', 'by membership; needs iot:ListThingGroups and iot:ListThingsInThingGroup'],
  namePrefix: ['Name prefix', 'what names have before their number'],
};

/** Asks what the core devices are to be put together by. */
export async function groupDevices(view: CoreDevicesView, title: string): Promise<void> {
  const { grouping: current } = view.arrangements.current;
  const picks = deviceGroupings.map((grouping) => {
    const [label, detail] = words[grouping];
    return { label, description: grouping === current ? `${detail} · current` : detail, grouping };
  });
  const pick = await vscode.window.showQuickPick(picks, { title, placeHolder: 'Put core devices together by what?' });
  if (pick !== undefined) {
    await arrange(view, { grouping: pick.grouping });
  }
}
