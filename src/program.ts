import * as vscode from 'vscode';
import { createAppState, type AppState } from './app/appState';
import type { Clock } from './base/clock';
import type { Memory } from './base/memory';
import { lazyLogs } from './commands/logs/lazyLogs';
import { LatestInteraction } from './commands/target/latestInteraction';
import { registerCommands } from './commands/registerCommands';
import { commandRunner } from './commands/runCommand';
import type { Fleet } from './fleet/fleet';
import type { FleetSession } from './fleet/fleetSession';
import { panelRollouts } from './fleet/deployments/panelRollouts';
import { isDeviceAddress, type Address } from './greengrass/addresses/address';
import type { Connect } from './greengrass/ports/connection';
import type { FleetError } from './greengrass/ports/fleetError';
import type { Profile } from './greengrass/ports/profiles';
import { connectionActions, type PanelAction } from './text/panels/panel';
import { commands, panelCommands, settings } from './manifest';
import { Panels } from './panels/panels';
import { ComponentsView } from './tree/components/componentsView';
import { CoreDevicesView } from './tree/coreDevices/coreDevicesView';
import { DeploymentsView } from './tree/deployments/deploymentsView';
import { FailuresView } from './tree/failures/failuresView';
import { lazyCatalog } from './ui/catalog';
import { registerLinks } from './ui/links';
import { HeldSettings } from './ui/heldSettings';
import { lookStorage } from './ui/lookStorage';
import { commandTitle } from './ui/commandTitle';
import { lazyDocuments } from './ui/documents/lazyDocuments';
import { LogFiles } from './ui/documents/logFiles';
import type { RequestLog } from './ui/requestLog';
import { readSnapshotFile } from './ui/documents/snapshotFile';
import {
  isConnectivityOn,
  readConnectionSelection,
  readRefreshSeconds,
  readRequestsPerMinute,
  readScanMinutes,
  readThresholds,
  readTimeZone,
} from './ui/settings';

/** What the program needs from VS Code and AWS. */
export interface ProgramDependencies {
  readonly extension: vscode.Extension<unknown>;
  readonly connect: Connect;
  readonly clock: Clock;
  readonly memory: Memory;
  /** The folder for files of the extension. */
  readonly storageFolder: vscode.Uri;
  /** The memory of this workspace, with its selected connection. */
  readonly workspaceMemory: Memory;
  readonly readProfiles: () => Promise<readonly Profile[]>;
  /** The path of the AWS CLI; `undefined` if it isn't installed. */
  readonly findAwsCli: () => Promise<string | undefined>;
  /** Calls the listener when local credentials may have changed. The returned function stops it. */
  readonly watchCredentials: (onDidChange: () => void) => () => void;
  readonly log: vscode.LogOutputChannel;
  readonly requests: RequestLog;
  /** Called once for each failure. `what` says what failed. */
  readonly onDidFail: (what: string, error: FleetError) => void;
}

/** The running program: its state, and the views and panels that show it. */
export interface Program {
  readonly app: AppState;
  readonly view: CoreDevicesView;
  readonly failures: FailuresView;
  readonly deployments: DeploymentsView;
  readonly components: ComponentsView;
  readonly panels: Panels;
  dispose(): void;
}

/** The settings that texts depend on. */
const textSettings = [settings.staleAfterHours, settings.stuckAfterHours, settings.timeZone];

/** Forwards changes of the settings and of the window's focus to the state. */
function listenToWindow({
  connections,
  aging,
  displays,
  automaticRefresh,
  filteredFleets,
}: AppState): vscode.Disposable {
  displays.setFocus(vscode.window.state.focused);
  return vscode.Disposable.from(
    vscode.window.onDidChangeWindowState(({ focused }) => {
      displays.setFocus(focused);
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settings.profile) || event.affectsConfiguration(settings.region)) {
        connections.didChangeSettings();
      } else if (textSettings.some((key) => event.affectsConfiguration(key))) {
        aging.didChangeSettings();
      } else if ([settings.scanEveryMinutes, settings.connectivity].some((key) => event.affectsConfiguration(key))) {
        automaticRefresh.didChangeSettings();
        filteredFleets.didChangeSettings();
      }
    }),
  );
}

/** Creates the program. Sends no request: a view loads data when it first becomes visible. */
export function startProgram(dependencies: ProgramDependencies): Program {
  const { extension, clock, log, workspaceMemory } = dependencies;
  // Before all other listeners to changes, which read the settings.
  const held = new HeldSettings();
  const [thresholds, timeZone] = [held.hold(readThresholds), held.hold(readTimeZone)];
  const connectivity = held.hold(isConnectivityOn);
  const app = createAppState({
    ...dependencies,
    random: Math.random,
    readSelection: () => readConnectionSelection(workspaceMemory),
    thresholds,
    lookStorage: lookStorage(dependencies.storageFolder),
    refreshSettings: {
      slowSeconds: held.hold(readRefreshSeconds),
      requestsPerMinute: held.hold(readRequestsPerMinute),
      scanMinutes: held.hold(readScanMinutes),
      isConnectivityOn: connectivity,
    },
  });
  const { sessions, watching, displays } = app;
  const catalog = lazyCatalog();
  const documents = lazyDocuments();
  const logs = lazyLogs({
    sessions,
    clock,
    files: new LogFiles(),
    timeZone,
    titleOf: (command) => commandTitle(extension, command),
  });
  const context = {
    catalog,
    clock,
    thresholds,
    timeZone,
    areDependenciesShown: () => app.dependencies.value,
    isWatched: (address: Address) => watching.isWatched(address),
    isMuted: (fleet: Fleet, thingName: string) => app.mutes.isSilent(fleet, thingName),
    failingCount: (fleet: Fleet) => app.attention.unmutedFailingCount(fleet),
    stuckCount: (fleet: Fleet) => app.attention.stuckCount(fleet),
  };
  const view = new CoreDevicesView(app, context);
  const failures = new FailuresView(app, context);
  const deployments = new DeploymentsView(app, context);
  const components = new ComponentsView(app, context);
  const run = commandRunner(extension, log);
  const sessionOf = (connectionId: string): FleetSession | undefined =>
    sessions.all.find(({ fleet }) => fleet?.connection.id === connectionId);
  const panels = new Panels({
    sessions,
    incidents: app.incidents,
    clock,
    catalog,
    extensionUri: extension.extensionUri,
    thresholds,
    timeZone,
    isConnectivityOn: connectivity,
    readSnapshot: readSnapshotFile,
    isWatched: context.isWatched,
    titleOf: (action: PanelAction): string => commandTitle(extension, panelCommands[action]),
    onDidDrop: (what: string): void => {
      log.warn(what);
    },
    run: (action, address) => {
      if (connectionActions.includes(action)) {
        void vscode.commands.executeCommand(panelCommands[action], sessionOf(address.connectionId));
        return;
      }
      void run(panelCommands[action], async (title) => {
        const { runPanelAction } = await import('./commands/actions');
        await runPanelAction({ app, view, catalog, documents, logs }, title, action, address);
      });
    },
    reveal: (connectionId, { grouping, key }) => {
      const session = sessionOf(connectionId);
      if (session !== undefined) {
        void failures.reveal(session, grouping, key);
      }
    },
  });
  const latest = new LatestInteraction([view, failures, deployments, components], panels);
  displays.add({
    openDevices: () => panels.addresses.filter(isDeviceAddress),
    visibleDevices: () => panels.visibleAddresses.filter(isDeviceAddress),
    isVisible: () => panels.visibleAddresses.length > 0,
    shownRollouts: (connectionId) => {
      const fleet = sessions.fleetOf(connectionId);
      return fleet === undefined ? [] : panelRollouts(fleet, panels.visibleAddresses);
    },
  });
  watching.onDidEnd((ended) => {
    void run(commands.watch, async () => {
      const { notifyWatchEnded } = await import('./commands/actions');
      await notifyWatchEnded(view, panels, ended);
    });
  });
  const updatePanels = (): void => {
    panels.update();
  };
  app.aging.onDidAge(updatePanels);
  app.mutes.onDidChange(updatePanels);
  watching.onDidChange(updatePanels);
  const disposables = vscode.Disposable.from(
    held,
    app,
    documents,
    logs,
    view,
    failures,
    deployments,
    components,
    panels,
    latest,
    panels.onDidChangeVisibility(() => {
      displays.didChangeVisibility();
    }),
    registerCommands(run, { ...dependencies, app, view, failures, latest, panels, catalog, documents, logs }),
    registerLinks(),
    listenToWindow(app),
  );
  return {
    app,
    view,
    failures,
    deployments,
    components,
    panels,
    dispose: () => {
      disposables.dispose();
    },
  };
}
