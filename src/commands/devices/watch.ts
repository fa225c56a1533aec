import * as vscode from 'vscode';
import { addressOf } from '../../greengrass/addresses/address';
import type { Subject } from '../../greengrass/subject';
import { isRolloutWatch, type EndedWatch, type WatchedAddress } from '../../fleet/refreshing/watched';
import { rolloutWatchWords } from '../../text/messages/deployments/rolloutWatchWords';
import { watchWords, type WatchWords } from '../../text/messages/devices/watchWords';
import { settings } from '../../manifest';
import type { Panels } from '../../panels/panels';
import type { CoreDevicesView } from '../../tree/coreDevices/coreDevicesView';
import type { Watching } from '../../app/watching';
import { areWatchNotificationsOn } from '../../ui/settings';

/** The address under which a subject is watched; `undefined` if it can't be watched. */
export function watchedAddress(subject: Subject): WatchedAddress | undefined {
  if (subject.kind === 'deployment') {
    const { targetArn, place, known, deploymentId = known?.deployment.deploymentId } = subject;
    const { connectionId } = place;
    return deploymentId === undefined ? undefined : { kind: 'deployment', connectionId, targetArn, deploymentId };
  }
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
export async function notifyWatchEnded(view: CoreDevicesView, panels: Panels, ended: EndedWatch): Promise<void> {
  if (!areWatchNotificationsOn()) {
    return;
  }
  const { address } = ended;
  const choice = await notify(
    isRolloutWatch(ended) ? rolloutWatchWords(ended) : watchWords(ended.address, ended.outcome),
  );
  if (choice === show) {
    await (address.kind === 'deployment' ? panels.open(address) : view.reveal(address));
  } else if (choice === neverAgain) {
    const all = vscode.ConfigurationTarget.Global;
    await vscode.workspace.getConfiguration().update(settings.watchNotifications, false, all);
  }
}
