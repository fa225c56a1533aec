import * as vscode from 'vscode';
import { addressOf } from '../../greengrass/addresses/address';
import type { Subject } from '../../greengrass/addresses/subject';
import type { WatchedAddress } from '../../fleet/refreshing/watched';
import { watchWords, type WatchWords } from '../../text/messages/watchWords';
import type { EndedWatch } from '../../fleet/refreshing/watches';
import { settings } from '../../manifest';
import type { CoreDevicesView } from '../../tree/coreDevices/coreDevicesView';
import type { Watching } from '../../app/watching';
import { readsWatchNotifications } from '../../ui/settings';

/** What a subject is watched as; `undefined` where it is none that can be. */
export function watchedAddress(subject: Subject): WatchedAddress | undefined {
  const address = addressOf(subject);
  return address?.kind === 'coreDevice' || address?.kind === 'effectiveDeployment' ? address : undefined;
}

/** Keeps these things current until they have settled. */
export function watch(watching: Watching, subjects: readonly Subject[]): void {
  subjects.forEach((subject) => {
    const address = watchedAddress(subject);
    if (address !== undefined) {
      watching.watch(address);
    }
  });
}

/** Watches these things no longer. */
export function stopWatching(watching: Watching, subjects: readonly Subject[]): void {
  subjects.forEach((subject) => {
    const address = watchedAddress(subject);
    if (address !== undefined) {
      watching.stop(address);
    }
  });
}

const show = 'Show';
const neverAgain = "Don't Show Again";

function notify({ text, severity }: WatchWords): Thenable<string | undefined> {
  switch (severity) {
    case 'info':
      return vscode.window.showInformationMessage(text, show, neverAgain);
    case 'warning':
      return vscode.window.showWarningMessage(text, show, neverAgain);
    case 'error':
      return vscode.window.showErrorMessage(text, show, neverAgain);
  }
}

/** Says how a watch ended, unless the person does not want to be told. */
export async function tellEnd(view: CoreDevicesView, { address, outcome }: EndedWatch): Promise<void> {
  if (!readsWatchNotifications()) {
    return;
  }
  const choice = await notify(watchWords(address, outcome));
  if (choice === show) {
    await view.reveal(address);
  } else if (choice === neverAgain) {
    const all = vscode.ConfigurationTarget.Global;
    await vscode.workspace.getConfiguration().update(settings.watchNotifications, false, all);
  }
}
