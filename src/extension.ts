import * as vscode from 'vscode';
import { registerCommands } from './commands/registerCommands';
import type { Connect } from './core/connection';
import { settings } from './manifest';
import { CoreDevicesView } from './tree/coreDevicesView';
import { logFailure } from './ui/log';
import { readConnectionChoice } from './ui/settings';
import { ConnectionStatusBar } from './ui/statusBar';
import { systemClock } from './ui/systemClock';

/** The AWS SDK is loaded when the view first asks for a connection, and never before. */
const connect: Connect = async (choice) => {
  const { connect: connectToAws } = await import('./aws/connect');
  return connectToAws(choice);
};

/** Puts the program together. Reads nothing and sends nothing: the view asks once it is seen. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Greengrass Explorer', { log: true });
  const statusBar = new ConnectionStatusBar();
  const view = new CoreDevicesView({
    connect,
    clock: systemClock,
    memory: context.globalState,
    onDidFail: (what, error) => {
      logFailure(log, what, error);
    },
  });
  const showConnection = (): void => {
    const { askedAt, state } = view.session;
    statusBar.show(askedAt, state.kind === 'open' ? state.fleet.account() : undefined);
  };
  context.subscriptions.push(
    log,
    statusBar,
    view,
    view.onDidChangeConnection(showConnection),
    registerCommands(context.extension, view, log),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settings.profile) || event.affectsConfiguration(settings.region)) {
        view.choose(readConnectionChoice());
      } else if (event.affectsConfiguration(settings.staleAfterHours)) {
        view.tree.update();
      }
    }),
  );
  showConnection();
}
