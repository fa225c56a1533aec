import * as vscode from 'vscode';
import { addressOf } from '../../greengrass/addresses/address';
import type { Subject } from '../../greengrass/subject';
import type { WatchedAddress } from '../../fleet/refreshing/watched';
import { watchWords, type WatchWords } from '../../text/messages/watchWords';
import type { EndedWatch } from '../../fleet/refreshing/watches';
import { settings } from '../../manifest';
import type { CoreDevicesView } from '../../tree/coreDevices/coreDevicesView';
import type { Watching } from '../../app/watching';
import { areWatchNotificationsOn } from '../../ui/settings';

/** The address under which a subject is watched; `undefined` if it can't be watched. */
export function watchedAddress(subject: Subject): WatchedAddress | undefined {
  const address = addressOf(subject);
  return address?.kind === 'coreDevice' || address?.kind === 'effectiveDeployment' ? address : undefined;
}

/** Watches these subjects until they settle. */
export function watch(watching: Watching, subjects: readonly Subject[]): void {
  subjects.forEach((subject) => {
    const address = watchedAddress(subject);
    if (address !== undefined) {
      watching.watch(address);
    }
  });
}

/** Stops watching these subjects. */
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

/** Shows a notification with the outcome of a watch, unless the user has turned notifications off. */
export async function notifyWatchEnded(view: CoreDevicesView, { address, outcome }: EndedWatch): Promise<void> {
  if (!areWatchNotificationsOn()) {
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
