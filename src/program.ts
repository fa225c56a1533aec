import * as vscode from 'vscode';
import { registerCommands } from './commands/registerCommands';
import { commandRunner } from './commands/runCommand';
import type { Clock } from './base/clock';
import type { Connect } from './greengrass/ports/connection';
import type { FleetError } from './greengrass/ports/fleetError';
import type { Profile } from './greengrass/ports/profiles';
import type { PanelAction } from './text/panels/panel';
import { parsePinned } from './greengrass/ports/pinnedConnection';
import type { FleetSession } from './fleet/fleetSession';
import { Sessions } from './fleet/sessions';
import { commands, panelCommands, settings } from './manifest';
import { Panels } from './panels/panels';
import { AutomaticRefresh } from './tree/automaticRefresh';
import { CoreDevicesView } from './tree/coreDevices/coreDevicesView';
import { CredentialWatch } from './tree/credentialWatch';
import { FailuresView } from './tree/failures/failuresView';
import type { Memory } from './tree/shared/nodeContext';
import { Watching } from './tree/watching';
import { lazyCatalogue } from './ui/catalogue';
import { commandTitle } from './ui/commandTitle';
import { lazyDocuments } from './ui/lazyDocuments';
import type { RequestLog } from './ui/requestLog';
import { pinnedConnectionsKey, readConnectionSelection, readThresholds, type WorkspaceMemory } from './ui/settings';

/** What the program needs from the outside. */
export interface ProgramDependencies {
  readonly extension: vscode.Extension<unknown>;
  readonly connect: Connect;
  readonly clock: Clock;
  readonly memory: Memory;
  /** What is chosen for this workspace. */
  readonly workspaceMemory: WorkspaceMemory;
  readonly readProfiles: () => Promise<readonly Profile[]>;
  /** Where the AWS CLI is; `undefined` where it is not installed. */
  readonly findAwsCli: () => Promise<string | undefined>;
  /** Tells when credentials on this machine may have changed, until the function that it returns is called. */
  readonly watchCredentials: (onDidChange: () => void) => () => void;
  readonly log: vscode.LogOutputChannel;
  readonly requests: RequestLog;
  /** Is told of each failure once, and that it happened while doing `what`. */
  readonly onDidFail: (what: string, error: FleetError) => void;
}

/** The program: the connections, the views and the panels that show them, and the commands that act on them. */
export interface Program {
  readonly sessions: Sessions;
  readonly view: CoreDevicesView;
  readonly failures: FailuresView;
  readonly panels: Panels;
  readonly refreshes: AutomaticRefresh;
  readonly watching: Watching;
  dispose(): void;
}

/** Puts the program together. Reads nothing and sends nothing: the view asks once it is seen. */
export function startProgram({
  extension,
  connect,
  clock,
  memory,
  log,
  onDidFail,
  workspaceMemory,
  readProfiles,
  requests,
  findAwsCli,
  watchCredentials,
}: ProgramDependencies): Program {
  const pinned = parsePinned(workspaceMemory.get(pinnedConnectionsKey));
  const sessions = new Sessions(connect, clock, readConnectionSelection(workspaceMemory), pinned);
  const catalogue = lazyCatalogue();
  const documents = lazyDocuments();
  const watching = new Watching();
  const view = new CoreDevicesView({ sessions, clock, catalogue, memory, workspaceMemory, watching, onDidFail });
  const failures = new FailuresView(sessions, memory, {
    catalogue,
    clock,
    thresholds: readThresholds,
    areDependenciesShown: () => false,
    isWatched: () => undefined,
  });
  const run = commandRunner(extension, log);
  const titleOf = (action: PanelAction): string => commandTitle(extension, panelCommands[action]);
  const onDidDrop = (what: string): void => {
    log.warn(what);
  };
  const sessionOf = (connectionId: string): FleetSession | undefined =>
    sessions.all.find(({ fleet }) => fleet?.connection.id === connectionId);
  const panels = new Panels({
    sessions,
    clock,
    catalogue,
    titleOf,
    onDidDrop,
    extensionUri: extension.extensionUri,
    thresholds: readThresholds,
    run: (action, address) => {
      if (address.kind === 'failures') {
        // The row of the connection says which fleet the command is about.
        const session = sessionOf(address.connectionId);
        const row = session && failures.nodeOf(session);
        if (row !== undefined) {
          void vscode.commands.executeCommand(panelCommands[action], row);
        }
        return;
      }
      void run(panelCommands[action], async () => {
        const { runPanelAction } = await import('./commands/actions');
        await runPanelAction({ view, catalogue, documents }, action, address);
      });
    },
    reveal: (connectionId, group) => {
      const session = sessionOf(connectionId);
      if (session !== undefined) {
        void failures.reveal(session, group);
      }
    },
  });
  const refreshes = new AutomaticRefresh({
    view,
    clock,
    watching,
    random: Math.random,
    shownElsewhere: () => panels.visibleAddresses,
    isElsewhereVisible: () => failures.view.visible || panels.visibleAddresses.length > 0,
    didChangeElsewhere: [failures.view.onDidChangeVisibility, panels.onDidChangeVisibility],
  });
  const disposables = vscode.Disposable.from(
    refreshes,
    watching,
    watching.onDidEnd((ended) => {
      void run(commands.watch, async () => {
        const { tellEnd } = await import('./commands/actions');
        await tellEnd(view, ended);
      });
    }),
    documents,
    view,
    failures,
    panels,
    new CredentialWatch(sessions, watchCredentials, (mendable) => {
      void view.refresh(panels.addresses, mendable);
    }),
    registerCommands(run, {
      extension,
      view,
      watching,
      failures,
      panels,
      catalogue,
      documents,
      log,
      workspaceMemory,
      readProfiles,
      requests,
      findAwsCli,
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settings.profile) || event.affectsConfiguration(settings.region)) {
        // A setting that is outranked changes nothing, and what is known of the fleet is kept.
        const choice = readConnectionSelection(workspaceMemory);
        const { profile, region } = sessions.selected.liveSelection;
        if (choice.profile !== profile || choice.region !== region) {
          view.choose(choice);
        }
      } else if ([settings.staleAfterHours, settings.stuckAfterHours].some((key) => event.affectsConfiguration(key))) {
        view.didAge();
        panels.update();
      }
    }),
  );
  return {
    sessions,
    view,
    failures,
    panels,
    refreshes,
    watching,
    dispose: () => {
      disposables.dispose();
    },
  };
}
