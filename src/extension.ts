import * as vscode from 'vscode';
import type { Connect } from './core/connection';
import { startProgram } from './program';
import { logFailure } from './ui/log';
import { ConnectionStatusBar } from './ui/statusBar';
import { systemClock as clock } from './ui/systemClock';

/** The AWS SDK is loaded when the view first asks for a connection, and never before. */
const connect: Connect = async (choice) => {
  const { connect: connectToAws } = await import('./aws/connect');
  return connectToAws(choice);
};

/** Starts the program inside VS Code. */
export function activate({ subscriptions, globalState: memory, extension }: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Greengrass Explorer', { log: true });
  const statusBar = new ConnectionStatusBar();
  const program = startProgram({
    ...{ extension, connect, clock, memory, log },
    onDidFail: (what, error) => {
      logFailure(log, what, error);
    },
  });
  const showConnection = (): void => {
    const { askedAt, state } = program.session;
    const fleet = state.kind === 'open' ? state.fleet : undefined;
    statusBar.show(askedAt, fleet?.account(), fleet?.connection.asOf);
  };
  subscriptions.push(log, statusBar, program, program.view.onDidChangeConnection(showConnection));
  showConnection();
}
