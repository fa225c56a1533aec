import * as vscode from 'vscode';
import { asFleetError } from '../core/errors';
import { wordsForError } from '../core/errorWords';
import { count, visibleName } from '../core/format';
import { searchNames } from '../core/searchNames';
import { isThingName } from '../core/thingName';
import type { Fleet } from '../fleet/fleet';
import type { CoreDevicesView } from '../tree/coreDevicesView';
import { chosenFleet } from './chosenSession';

/** So many names are offered at a time: nobody reads more, and typing narrows them. */
const mostOffered = 200;

/** Searching all names takes a moment, so it is not done anew for each page. */
const pauseMilliseconds = 250;

interface DevicePick extends vscode.QuickPickItem {
  readonly thingName: string;
}

function picksFor(fleet: Fleet, typed: string): readonly DevicePick[] {
  const name = typed.trim();
  const found = searchNames(fleet.thingNames(), typed, mostOffered).map((thingName) => ({
    label: visibleName(thingName),
    alwaysShow: true,
    thingName,
  }));
  const isNew = isThingName(name) && fleet.device(name) === undefined;
  // VS Code puts first what fits the typed text best, so the name does not stand in the label.
  const lookUp = { label: 'Look up this exact name', description: name, alwaysShow: true, thingName: name };
  return isNew ? [...found, lookUp] : found;
}

/** Reads the names that are not known yet, page by page, for as long as the person searches. */
async function readRest(fleet: Fleet, quickPick: vscode.QuickPick<DevicePick>, signal: AbortSignal): Promise<void> {
  quickPick.busy = true;
  const show = (note: string): void => {
    quickPick.items = picksFor(fleet, quickPick.value);
    quickPick.placeholder = `Type a part of a name · ${count([...fleet.thingNames()].length, 'core device')} ${note}`;
  };
  show('so far');
  let isPending = false;
  try {
    await fleet.readRest(signal, () => {
      if (!isPending) {
        isPending = true;
        setTimeout(() => {
          isPending = false;
          if (quickPick.busy && !signal.aborted) {
            show('so far');
          }
        }, pauseMilliseconds);
      }
    });
    show('in all');
  } catch (thrown) {
    const error = asFleetError(thrown);
    show(`so far; the rest cannot be read: ${wordsForError(error, fleet.connection).sentence}`);
  }
  quickPick.busy = false;
}

async function pickDevice(fleet: Fleet, title: string): Promise<string | undefined> {
  const quickPick = vscode.window.createQuickPick<DevicePick>();
  const searching = new AbortController();
  quickPick.title = title;
  quickPick.onDidChangeValue(() => {
    quickPick.items = picksFor(fleet, quickPick.value);
  });
  const picked = new Promise<string | undefined>((resolve) => {
    quickPick.onDidAccept(() => {
      resolve(quickPick.selectedItems[0]?.thingName);
      quickPick.hide();
    });
    quickPick.onDidHide(() => {
      searching.abort();
      resolve(undefined);
      quickPick.dispose();
    });
  });
  quickPick.show();
  void readRest(fleet, quickPick, searching.signal);
  return picked;
}

/**
 * Finds a core device by its name among the whole fleet, and selects its row. Rejects with a FleetError where there is
 * no connection, or no such device.
 */
export async function goToCoreDevice(view: CoreDevicesView, title: string, args: readonly unknown[]): Promise<void> {
  const fleet = await chosenFleet(view, title, args);
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
