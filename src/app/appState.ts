import type { Clock } from '../base/clock';
import type { HashStorage } from '../base/hashStorage';
import type { Memory } from '../base/memory';
import { groupings, type Grouping } from '../greengrass/failures/failureTopics';
import type { Connect, ConnectionSelection } from '../greengrass/ports/connection';
import type { FleetError } from '../greengrass/ports/fleetError';
import type { Thresholds } from '../greengrass/status/thresholds';
import {
  parseRolloutFilter,
  rolloutGroupings,
  type RolloutFilter,
  type RolloutGrouping,
} from '../fleet/deployments/rolloutSelection';
import { parseComponentFilter, type ComponentFilter } from '../fleet/components/componentFilter';
import { deviceSorts, type DeviceSort } from '../fleet/selection/deviceOrder';
import { Sessions } from '../fleet/sessions';
import { Aging } from './aging';
import { Attention } from './attention';
import { AutomaticRefresh, type RefreshSettings } from './automaticRefresh';
import { CompareSelection } from './compareSelection';
import { ConnectionChanges } from './connectionChanges';
import { ShownConnections, storedConnections } from './shownConnections';
import { CredentialWatch } from './credentialWatch';
import { DeviceOrders } from './deviceOrders';
import { DeviceViewOptions } from './deviceViewOptions';
import { Displays } from './displays';
import { FilteredFleets } from './filteredFleets';
import { Incidents } from './incidents';
import { LastLooks } from './lastLooks';
import { Mutes } from './mutes';
import { Option } from './option';
import { Refreshing } from './refreshing';
import { ReportedFailures } from './reportedFailures';
import { Watching } from './watching';

/** Dependencies of the application state. */
export interface AppStateOptions {
  readonly connect: Connect;
  readonly clock: Clock;
  /** Returns a number from 0 to 1, exclusive. */
  readonly random: () => number;
  /** Stores view preferences for all workspaces. */
  readonly memory: Memory;
  /** Stores selections of this workspace. */
  readonly workspaceMemory: Memory;
  /** Returns the connection that the settings and the workspace select. */
  readonly readSelection: () => ConnectionSelection;
  readonly thresholds: () => Thresholds;
  /** Stores what the user saw failing. */
  readonly lookStorage: HashStorage;
  readonly refreshSettings: RefreshSettings;
  /** Watches the credentials on this machine. The returned function ends the watch. */
  readonly watchCredentials: (onDidChange: () => void) => () => void;
  /** Called once per failure, with the activity that failed as `what`. */
  readonly onDidFail: (what: string, error: FleetError) => void;
}

/** The application state that all views, panels and commands share. */
export interface AppState {
  readonly sessions: Sessions;
  readonly connections: ShownConnections;
  readonly connectionChanges: ConnectionChanges;
  readonly viewOptions: DeviceViewOptions;
  readonly deviceSort: Option<DeviceSort>;
  readonly deviceOrders: DeviceOrders;
  /** Whether dependencies are shown below a device. */
  readonly dependencies: Option<boolean>;
  readonly failureGrouping: Option<Grouping>;
  readonly deploymentFilter: Option<RolloutFilter>;
  readonly deploymentGrouping: Option<RolloutGrouping>;
  readonly componentFilter: Option<ComponentFilter>;
  readonly displays: Displays;
  readonly filteredFleets: FilteredFleets;
  readonly refreshing: Refreshing;
  readonly watching: Watching;
  readonly automaticRefresh: AutomaticRefresh;
  readonly aging: Aging;
  readonly attention: Attention;
  readonly mutes: Mutes;
  readonly compareSelection: CompareSelection;
  readonly incidents: Incidents;
  dispose(): void;
}

/** Creates the state. Reads no files and sends no requests until a view opens a connection. */
export function createAppState(options: AppStateOptions): AppState {
  const { clock, memory, workspaceMemory, readSelection, thresholds, random } = options;
  const sessions = new Sessions(options.connect, clock, readSelection(), storedConnections(workspaceMemory));
  const connections = new ShownConnections(sessions, workspaceMemory, readSelection);
  const connectionChanges = new ConnectionChanges(sessions);
  const viewOptions = new DeviceViewOptions(workspaceMemory);
  const dependencies = new Option(memory, 'areDependenciesShown', (remembered) => remembered === true);
  const failureGrouping = new Option<Grouping>(
    memory,
    'failureGrouping',
    (remembered) => groupings.find((known) => known === remembered) ?? 'code',
  );
  const deploymentFilter = new Option(workspaceMemory, 'deploymentFilter', parseRolloutFilter);
  const deploymentGrouping = new Option<RolloutGrouping>(
    memory,
    'deploymentGrouping',
    (remembered) => rolloutGroupings.find((known) => known === remembered) ?? 'none',
  );
  const componentFilter = new Option(workspaceMemory, 'componentFilter', parseComponentFilter);
  const displays = new Displays();
  const filteredFleets = new FilteredFleets(sessions, viewOptions, clock, {
    thresholds,
    isConnectivityOn: options.refreshSettings.isConnectivityOn,
  });
  const deviceSort = new Option<DeviceSort>(
    workspaceMemory,
    'deviceSort',
    (remembered) => deviceSorts.find((known) => known === remembered) ?? 'failingFirst',
  );
  const mutes = new Mutes(workspaceMemory, thresholds);
  const deviceOrders = new DeviceOrders({
    sessions,
    filteredFleets,
    viewOptions,
    sort: deviceSort,
    displays,
    mutes,
    clock,
    thresholds,
  });
  const refreshing = new Refreshing(sessions, displays, filteredFleets);
  refreshing.onDidRefresh(() => {
    deviceOrders.apply();
  });
  const watching = new Watching();
  const automaticRefresh = new AutomaticRefresh({
    sessions,
    displays,
    filteredFleets,
    watching,
    clock,
    random,
    settings: options.refreshSettings,
    thresholds,
  });
  const attention = new Attention(mutes, thresholds);
  const incidents = new Incidents(mutes, new LastLooks(options.lookStorage), attention);
  const aging = new Aging(clock);
  // Nothing has an age before a connection opens.
  sessions.onDidChange(() => {
    aging.start();
  });
  aging.onDidAge((cause) => {
    if (displays.isAnyVisible) {
      filteredFleets.didAge(cause);
    }
  });
  const credentials = new CredentialWatch(sessions, options.watchCredentials, (recoverable) => {
    void refreshing.refresh(recoverable);
  });
  const failures = new ReportedFailures(sessions, options.onDidFail);
  const parts = [
    aging,
    automaticRefresh,
    watching,
    credentials,
    failures,
    connectionChanges,
    deviceOrders,
    filteredFleets,
    sessions,
  ];
  return {
    sessions,
    connections,
    connectionChanges,
    viewOptions,
    deviceSort,
    deviceOrders,
    dependencies,
    failureGrouping,
    deploymentFilter,
    deploymentGrouping,
    componentFilter,
    displays,
    filteredFleets,
    refreshing,
    watching,
    automaticRefresh,
    aging,
    attention,
    mutes,
    compareSelection: new CompareSelection(),
    incidents,
    dispose: () => {
      parts.forEach((part) => {
        part.dispose();
      });
    },
  };
}
