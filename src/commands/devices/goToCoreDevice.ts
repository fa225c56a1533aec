import * as vscode from 'vscode';
import { asFleetError } from '../../greengrass/ports/fleetError';
import { wordsForError } from '../../text/messages/errorWords';
import { count } from '../../base/numbers';
import { Debouncer } from '../../base/debounce';
import type { Fleet } from '../../fleet/fleet';
import type { CoreDevicesView } from '../../tree/coreDevices/coreDevicesView';
import { systemClock } from '../../ui/systemClock';
import { targetFleet } from '../target/targetSession';
import type { Targets } from '../target/targets';
import { showPick } from '../support/showPick';
import { DeviceOffer, type DevicePick } from './deviceOffer';

/** Searching all names takes a moment, so it is not done anew for each page. */
const pauseMilliseconds = 250;

/** Reads the names that are not known yet, page by page, for as long as the person searches. */
async function readRest(
  fleet: Fleet,
  quickPick: vscode.QuickPick<DevicePick>,
  offer: DeviceOffer,
  title: string,
  signal: AbortSignal,
): Promise<void> {
  quickPick.busy = true;
  const say = (note: string): void => {
    quickPick.title = `${title} · ${count([...fleet.devices.names()].length, 'core device')} ${note}`;
  };
  const show = (note: string): void => {
    offer.grow();
    say(note);
  };
  show('so far');
  const showing = new Debouncer(
    systemClock,
    () => pauseMilliseconds,
    () => {
      show('so far');
    },
  );
  try {
    await fleet.unlisted.readAll(signal, () => {
      showing.schedule();
    });
    showing.dispose();
    offer.finish();
    say('in total');
  } catch (thrown) {
    showing.dispose();
    const error = asFleetError(thrown);
    show(`so far; couldn't load the rest: ${wordsForError(error, fleet.connection).sentence}`);
  }
  quickPick.busy = false;
}

async function pickDevice(fleet: Fleet, title: string): Promise<string | undefined> {
  const quickPick = vscode.window.createQuickPick<DevicePick>();
  const offer = new DeviceOffer(fleet, quickPick);
  const searching = new AbortController();
  quickPick.title = title;
  quickPick.placeholder = 'Type part of a name';
  quickPick.onDidChangeValue(() => {
    offer.search();
  });
  quickPick.onDidHide(() => {
    searching.abort();
  });
  const chosen = showPick(quickPick);
  void readRest(fleet, quickPick, offer, title, searching.signal);
  return (await chosen)?.thingName;
}

/**
 * Finds a core device by its name among the whole fleet, and selects its row. Rejects with a FleetError where there is
 * no connection, or no such device.
 */
export async function goToCoreDevice(
  targets: Targets,
  view: CoreDevicesView,
  title: string,
  args: readonly unknown[],
): Promise<void> {
  const fleet = await targetFleet(targets, title, args);
  if (fleet === undefined) {
    return;
  }
  await fleet.list.readFirst();
  const [given] = args;
  const thingName = typeof given === 'string' ? given : await pickDevice(fleet, title);
  if (thingName !== undefined) {
    await view.reveal({ kind: 'coreDevice', connectionId: fleet.connection.id, thingName });
  }
}
