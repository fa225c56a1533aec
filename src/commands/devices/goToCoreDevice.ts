import * as vscode from 'vscode';
import { asFleetError, fleetError, type FleetError } from '../../greengrass/ports/fleetError';
import { wordsForError } from '../../text/errors/errorWords';
import { count } from '../../base/numbers';
import { Debouncer } from '../../base/debounce';
import type { Fleet } from '../../fleet/fleet';
import type { CoreDevicesView } from '../../tree/coreDevices/coreDevicesView';
import { systemClock } from '../../ui/systemClock';
import { targetFleet } from '../target/targetSession';
import type { Targets } from '../target/targets';
import { showPick } from '../support/showPick';
import { DeviceSuggestions, type DevicePick } from './deviceSuggestions';

/** Searching all names takes a moment, so several pages share one search. In milliseconds. */
const pauseMilliseconds = 250;

/** Loads the unknown names page by page until the user closes the quick pick. */
async function loadRest(
  fleet: Fleet,
  quickPick: vscode.QuickPick<DevicePick>,
  suggestions: DeviceSuggestions,
  title: string,
  signal: AbortSignal,
): Promise<void> {
  quickPick.busy = true;
  const setTitle = (note: string): void => {
    quickPick.title = `${title} · ${count([...fleet.devices.names()].length, 'core device')} ${note}`;
  };
  const show = (note: string): void => {
    suggestions.grow();
    setTitle(note);
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
    suggestions.finish();
    setTitle('in total');
  } catch (thrown) {
    showing.dispose();
    const error = asFleetError(thrown);
    show(`so far; couldn't load the rest: ${wordsForError(error, fleet.connection).sentence}`);
  }
  quickPick.busy = false;
}

async function pickDevice(fleet: Fleet, title: string): Promise<string | undefined> {
  const quickPick = vscode.window.createQuickPick<DevicePick>();
  const suggestions = new DeviceSuggestions(fleet, quickPick);
  const searching = new AbortController();
  quickPick.title = title;
  quickPick.placeholder = 'Type part of a name';
  quickPick.onDidChangeValue(() => {
    suggestions.search();
  });
  quickPick.onDidHide(() => {
    searching.abort();
  });
  const selected = showPick(quickPick);
  void loadRest(fleet, quickPick, suggestions, title, searching.signal);
  return (await selected)?.thingName;
}

/** Adds the account to the error of a core device that isn't found: another account may have it. */
function inAccount(error: FleetError, account: string | undefined): FleetError {
  return error.kind !== 'notFound' || account === undefined
    ? error
    : fleetError({ ...error, account }, error.message, error.cause);
}

/**
 * Finds a core device by name in the whole fleet and selects its row. Rejects with a FleetError if there is no
 * connection or the device isn't found.
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
    try {
      await view.reveal({ kind: 'coreDevice', connectionId: fleet.connection.id, thingName });
    } catch (thrown) {
      throw inAccount(asFleetError(thrown), fleet.account());
    }
  }
}
