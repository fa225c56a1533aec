import * as vscode from 'vscode';
import { runPanelAction } from './commands/panelActions';
import { registerCommands } from './commands/registerCommands';
import { runCommand } from './commands/runCommand';
import type { Clock } from './core/clock';
import type { Connect } from './core/connection';
import type { FleetError } from './core/errors';
import type { Profile } from './core/profiles';
import type { PanelAction } from './core/panels/panel';
import { FleetSession } from './fleet/fleetSession';
import { panelCommands, settings } from './manifest';
import { DetailsPanels } from './panels/detailsPanels';
import { OverviewPanel } from './panels/overviewPanel';
import { CoreDevicesView } from './tree/coreDevicesView';
import { CredentialWatch } from './tree/credentialWatch';
import { FailuresView } from './tree/failuresView';
import type { Memory } from './tree/surroundings';
import { lazyCatalogue } from './ui/catalogue';
import { commandTitle } from './ui/commandTitle';
import { ReadOnlyDocuments } from './ui/readOnlyDocuments';
import type { RequestLog } from './ui/requestLog';
import { readConnectionChoice, readStaleAfterHours, readStuckAfterHours, type ChoiceMemory } from './ui/settings';

/** What the program needs from the outside. */
export interface Outside {
  readonly extension: vscode.Extension<unknown>;
  readonly connect: Connect;
  readonly clock: Clock;
  readonly memory: Memory;
  /** What is chosen for this workspace. */
  readonly choices: ChoiceMemory;
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

/** The program: one session, the view and the panels that show it, and the commands that act on it. */
export interface Program {
  readonly session: FleetSession;
  readonly view: CoreDevicesView;
  readonly failures: FailuresView;
  readonly panels: DetailsPanels;
  dispose(): void;
}

/** Puts the program together. Reads nothing and sends nothing: the view asks once it is seen. */
export function startProgram({
  extension,
  connect,
  clock: realClock,
  memory,
  log,
  onDidFail,
  choices,
  readProfiles,
  requests,
  findAwsCli,
  watchCredentials,
}: Outside): Program {
  const session = new FleetSession(connect, realClock, readConnectionChoice(choices));
  // What is shown of a snapshot is as old as it was when the snapshot was saved.
  const clock: Clock = { ...realClock, now: () => session.now() };
  const catalogue = lazyCatalogue();
  const documents = new ReadOnlyDocuments();
  const view = new CoreDevicesView({ session, clock, catalogue, memory, onDidFail });
  const failures = new FailuresView(session, memory, {
    ...{ catalogue, clock },
    staleAfterHours: readStaleAfterHours,
    stuckAfterHours: readStuckAfterHours,
    areDependenciesShown: () => false,
  });
  const titleOf = (action: PanelAction): string => commandTitle(extension, panelCommands[action]);
  const onDidDrop = (what: string): void => {
    log.warn(what);
  };
  const panels = new DetailsPanels({
    ...{ session, clock, catalogue, titleOf },
    extensionUri: extension.extensionUri,
    staleAfterHours: readStaleAfterHours,
    stuckAfterHours: readStuckAfterHours,
    run: (action, address) => {
      void runCommand(log, titleOf(action), () => runPanelAction({ view, catalogue, documents }, action, address));
    },
    onDidDrop,
  });
  const overview = new OverviewPanel({
    ...{ session, clock, titleOf, onDidDrop },
    extensionUri: extension.extensionUri,
    staleAfterHours: readStaleAfterHours,
    run: (action) => {
      void vscode.commands.executeCommand(panelCommands[action]);
    },
    reveal: (group) => {
      void failures.reveal(group);
    },
  });
  const disposables = vscode.Disposable.from(
    documents,
    view,
    failures,
    panels,
    overview,
    new CredentialWatch(session, watchCredentials, () => {
      void view.refresh(panels.thingNames);
    }),
    registerCommands(extension, {
      ...{ view, failures, panels, overview, catalogue, documents, log, choices, readProfiles, requests, findAwsCli },
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settings.profile) || event.affectsConfiguration(settings.region)) {
        view.choose(readConnectionChoice(choices));
      } else if ([settings.staleAfterHours, settings.stuckAfterHours].some((key) => event.affectsConfiguration(key))) {
        view.tree.update();
        panels.update();
      }
    }),
  );
  return {
    ...{ session, view, failures, panels },
    dispose: () => {
      disposables.dispose();
    },
  };
}
