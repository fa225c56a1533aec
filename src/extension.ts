import * as vscode from 'vscode';
import type { Connect } from './greengrass/ports/connection';
import type { Profile } from './greengrass/ports/profiles';
import type { RequestFacts } from './greengrass/ports/requestFacts';
import { watchedNames } from './text/messages/devices/watchedNames';
import { startProgram } from './program';
import { askMfaCode } from './ui/askMfaCode';
import { logFailure } from './ui/log';
import { RequestLog } from './ui/requestLog';
import { showCredentialsWait } from './ui/showCredentialsWait';
import { readTimeZone } from './ui/settings';
import { ConnectionStatusBar } from './ui/statusBar';
import { systemClock as clock } from './ui/systemClock';

async function readProfiles(): Promise<readonly Profile[]> {
  return (await import('./aws/profiles/readProfiles')).readProfiles();
}

async function findAwsCli(): Promise<string | undefined> {
  return (await import('./aws/credentials/awsCli')).findAwsCli();
}

/** Loads at the first failure that new credentials may fix. */
function watchCredentials(onDidChange: () => void): () => void {
  const watching = import('./aws/credentials/watchCredentials').then((loaded) => loaded.watchCredentials(onDidChange));
  return () => {
    void watching.then((end) => {
      end();
    });
  };
}

/** Starts the extension in VS Code. */
export function activate(context: vscode.ExtensionContext): void {
  const { subscriptions, globalState: memory, workspaceState: workspaceMemory, extension } = context;
  const log = vscode.window.createOutputChannel('Greengrass Explorer', { log: true });
  const requests = new RequestLog(log);
  // The AWS SDK loads when a view first needs a connection.
  const connect: Connect = async (choice) => {
    const { connect: connectToAws } = await import('./aws/connect');
    const didRequest = (facts: RequestFacts): void => {
      requests.add(facts);
    };
    return connectToAws(choice, { didRequest, askMfaCode, didWait: showCredentialsWait });
  };
  const statusBar = new ConnectionStatusBar();
  const program = startProgram({
    extension,
    connect,
    clock,
    memory,
    storageFolder: context.globalStorageUri,
    workspaceMemory,
    readProfiles,
    findAwsCli,
    watchCredentials,
    log,
    requests,
    onDidFail: (what, error) => {
      logFailure(log, what, error);
    },
  });
  const { sessions, connectionChanges, automaticRefresh, watching, aging } = program.app;
  const showConnections = (): void => {
    statusBar.show(
      sessions.all.map(({ target: at, fleet }) => ({
        at,
        account: fleet?.account(),
        asOf: fleet?.connection.asOf,
        budget: fleet && automaticRefresh.budgetOf(fleet),
        watched: fleet && watchedNames(watching.watchedIn(fleet)),
      })),
      readTimeZone(),
    );
  };
  // The request budget counts the last minute, so it changes with time.
  aging.onDidAge(showConnections);
  watching.onDidChange(showConnections);
  connectionChanges.onDidChangeConnection(showConnections);
  subscriptions.push(log, statusBar, program);
  showConnections();
}
