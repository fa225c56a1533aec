import type { CopyKind } from './greengrass/addresses/copyKinds';
import type { NextStep } from './text/errors/errorParts';
import type { PanelAction } from './text/panels/panel';

// Every id that is also in `package.json`. A test compares the two in both directions.
export const viewContainer = 'greengrass';

export const views = {
  coreDevices: 'greengrass.coreDevices',
  failures: 'greengrass.failures',
  deployments: 'greengrass.deployments',
  components: 'greengrass.components',
} as const;

export const commands = {
  mute: 'greengrass.failures.mute',
  unmute: 'greengrass.failures.unmute',
  copyThingNames: 'greengrass.group.copyThingNames',
  copySummary: 'greengrass.group.copySummary',
  filterToThese: 'greengrass.group.filter',
  exportGroup: 'greengrass.group.export',
  refreshView: 'greengrass.coreDevices.refresh',
  refresh: 'greengrass.node.refresh',
  retry: 'greengrass.node.retry',
  goToCoreDevice: 'greengrass.coreDevice.goTo',
  goToCoreDeviceOf: 'greengrass.connection.goToCoreDevice',
  loadMore: 'greengrass.coreDevices.loadMore',
  filter: 'greengrass.coreDevices.filter',
  clearFilter: 'greengrass.coreDevices.clearFilter',
  showFailingOnly: 'greengrass.coreDevices.showFailingOnly',
  groupDevices: 'greengrass.coreDevices.groupBy',
  sortDevices: 'greengrass.coreDevices.sortBy',
  showDependencies: 'greengrass.dependencies.show',
  hideDependencies: 'greengrass.dependencies.hide',
  watch: 'greengrass.watch.start',
  stopWatching: 'greengrass.watch.stop',
  showDetails: 'greengrass.node.showDetails',
  showDetailsBeside: 'greengrass.node.showDetailsBeside',
  revealInTree: 'greengrass.node.reveal',
  groupFailures: 'greengrass.failures.groupBy',
  refreshDeployments: 'greengrass.deployments.refresh',
  filterDeployments: 'greengrass.deployments.filter',
  clearDeploymentFilter: 'greengrass.deployments.clearFilter',
  groupDeployments: 'greengrass.deployments.groupBy',
  exportDevices: 'greengrass.deployment.export',
  refreshComponents: 'greengrass.components.refresh',
  filterComponents: 'greengrass.components.filter',
  clearComponentFilter: 'greengrass.components.clearFilter',
  scanComponents: 'greengrass.components.scan',
  cancelComponentScan: 'greengrass.components.cancelScan',
  resumeComponentScan: 'greengrass.components.resumeScan',
  scan: 'greengrass.failures.scan',
  scanConnection: 'greengrass.connection.scan',
  fullScan: 'greengrass.failures.fullScan',
  cancelScan: 'greengrass.scan.cancel',
  resumeScan: 'greengrass.scan.resume',
  copyFailureReport: 'greengrass.failureReport.copy',
  copyRedactedFailureReport: 'greengrass.failureReport.copyRedacted',
  copyIncidentSummary: 'greengrass.failures.copyIncidentSummary',
  exportFailures: 'greengrass.failures.export',
  exportSelected: 'greengrass.failures.exportSelected',
  showOverview: 'greengrass.failures.overview',
  showOverviewOf: 'greengrass.connection.overview',
  saveSnapshot: 'greengrass.snapshot.save',
  openSnapshot: 'greengrass.snapshot.open',
  closeSnapshot: 'greengrass.snapshot.close',
  findDrift: 'greengrass.drift.find',
  loadDefinitions: 'greengrass.deployments.loadDefinitions',
  findVersions: 'greengrass.conflict.findVersions',
  compareWithSnapshot: 'greengrass.snapshot.compare',
  copyChanges: 'greengrass.snapshot.copyChanges',
  exploreSampleFleet: 'greengrass.snapshot.exploreSample',
  copyIamStatement: 'greengrass.iamStatement.copy',
  compareWithPrevious: 'greengrass.compare.withPreviousRevision',
  compareRevisions: 'greengrass.compare.revisions',
  openRecipe: 'greengrass.recipe.open',
  compareRecipes: 'greengrass.compare.recipes',
  compareWithPreviousVersion: 'greengrass.compare.withPreviousVersion',
  compareCoreDevices: 'greengrass.compare.coreDevices',
  selectForCompare: 'greengrass.compare.select',
  compareWithSelected: 'greengrass.compare.withSelected',
  openAsJson: 'greengrass.json.open',
  openInConsole: 'greengrass.console.open',
  openLink: 'greengrass.link.open',
  runHoverLink: 'greengrass.hover.run',
  explainErrorCode: 'greengrass.errorCode.explain',
  selectProfile: 'greengrass.connection.selectProfile',
  signIn: 'greengrass.connection.signIn',
  selectRegion: 'greengrass.connection.selectRegion',
  selectProfileOf: 'greengrass.connection.changeProfile',
  selectRegionOf: 'greengrass.connection.changeRegion',
  addConnection: 'greengrass.connection.add',
  removeConnection: 'greengrass.connection.remove',
  checkPermissions: 'greengrass.permissions.check',
  checkPermissionsOf: 'greengrass.connection.checkPermissions',
  connectionMenu: 'greengrass.connection.menu',
  showConnectivity: 'greengrass.connectivity.show',
  showLogs: 'greengrass.logs.show',
  followLogs: 'greengrass.logs.follow',
  stopFollowing: 'greengrass.logs.stop',
  loadEarlierLines: 'greengrass.logs.loadEarlier',
  loadLaterLines: 'greengrass.logs.loadLater',
  copyRawLine: 'greengrass.logs.copyRawLine',
  showLog: 'greengrass.log.show',
  copyDiagnostics: 'greengrass.diagnostics.copy',
} as const;

/** The command for each next step after a failure. */
export const nextStepCommands: Readonly<Record<Exclude<NextStep, 'none'>, string>> = {
  retry: commands.retry,
  signIn: commands.signIn,
  selectProfile: commands.selectProfile,
  selectRegion: commands.selectRegion,
};

/** The view type of every panel. VS Code also restores panels by this type. */
export const panelViewType = 'greengrass.details';

/** The copy commands by what they copy. The keys are also flags in a row's context value. */
export const copyCommands: Readonly<Record<CopyKind, string>> = {
  deploymentId: 'greengrass.deployment.copyId',
  deploymentName: 'greengrass.deployment.copyName',
  thingName: 'greengrass.coreDevice.copyThingName',
  coreDeviceArn: 'greengrass.coreDevice.copyArn',
  iotJobId: 'greengrass.deployment.copyIotJobId',
  targetArn: 'greengrass.deployment.copyTargetArn',
  componentNameAndVersion: 'greengrass.component.copyNameAndVersion',
  componentArn: 'greengrass.component.copyArn',
  errorCodes: 'greengrass.errorCodes.copy',
  json: 'greengrass.json.copy',
  cliCommand: 'greengrass.cliCommand.copy',
  link: 'greengrass.link.copy',
};

/** The commands of the panel buttons. */
export const panelCommands: Readonly<Record<PanelAction, string>> = {
  refresh: commands.refresh,
  revealInTree: commands.revealInTree,
  copyFailureReport: commands.copyFailureReport,
  copyJson: copyCommands.json,
  compareWithPrevious: commands.compareWithPrevious,
  openRecipe: commands.openRecipe,
  compareWithPreviousVersion: commands.compareWithPreviousVersion,
  compareRecipes: commands.compareRecipes,
  openAsJson: commands.openAsJson,
  openInConsole: commands.openInConsole,
  showLogs: commands.showLogs,
  scan: commands.scan,
  copyIncidentSummary: commands.copyIncidentSummary,
  exportFailures: commands.exportFailures,
  copyChanges: commands.copyChanges,
  exportDevices: commands.exportDevices,
  loadDefinitions: commands.loadDefinitions,
  showConnectivity: commands.showConnectivity,
  findVersions: commands.findVersions,
  watch: commands.watch,
  stopWatching: commands.stopWatching,
};

export const settings = {
  section: 'greengrass',
  profile: 'greengrass.profile',
  region: 'greengrass.region',
  staleAfterHours: 'greengrass.staleAfterHours',
  refreshSeconds: 'greengrass.refreshSeconds',
  scanEveryMinutes: 'greengrass.scanEveryMinutes',
  watchNotifications: 'greengrass.watchNotifications',
  requestsPerMinute: 'greengrass.requestsPerMinute',
  stuckAfterHours: 'greengrass.stuckAfterHours',
  timeZone: 'greengrass.timeZone',
  followLogs: 'greengrass.followLogs',
  connectivity: 'greengrass.connectivity',
  recipeFormat: 'greengrass.recipeFormat',
} as const;

/** Context keys that `when` clauses and walkthrough steps use. */
export const contextKeys = {
  areDependenciesShown: 'greengrass.areDependenciesShown',
  hasNoCredentials: 'greengrass.hasNoCredentials',
  isUnreadable: 'greengrass.isUnreadable',
  isLoaded: 'greengrass.isLoaded',
  isSnapshot: 'greengrass.isSnapshot',
  hasAddedConnections: 'greengrass.hasAddedConnections',
  hasFilter: 'greengrass.hasFilter',
  isFailingOnly: 'greengrass.isFailingOnly',
  hasDeploymentFilter: 'greengrass.hasDeploymentFilter',
  hasComponentFilter: 'greengrass.hasComponentFilter',
  componentScan: 'greengrass.componentScan',
  scan: 'greengrass.scan',
  hasReadFailure: 'greengrass.hasReadFailure',
  isDevicePanel: 'greengrass.isDevicePanel',
  /** The kind of what is selected to compare with something else. */
  compareKind: 'greengrass.compareKind',
  /** The documents of the logs that have lines. */
  logsWithLines: 'greengrass.logsWithLines',
  /** The documents of the logs that are followed. */
  followedLogs: 'greengrass.followedLogs',
} as const;

/** Flags in a row's context value in addition to the kinds of copies. */
export const rowFlags = {
  refreshable: 'refreshable',
  details: 'details',
  failed: 'failed',
  console: 'console',
  errorCode: 'errorCode',
  connection: 'connection',
  added: 'added',
  watchable: 'watchable',
  watched: 'watched',
  iamStatement: 'iamStatement',
  /** The next steps after a failure, by the names that {@link NextStep} has. */
  retry: 'retry',
  signIn: 'signIn',
  selectProfile: 'selectProfile',
  selectRegion: 'selectRegion',
  group: 'deviceGroup',
  mutable: 'mutable',
  muted: 'muted',
  /** Core devices, their deployments, and their components. */
  logs: 'logs',
  /** The kind of the subject of a core device's row. */
  coreDevice: 'coreDevice',
  /** The kind of the subject of a deployment's row. */
  deployment: 'deployment',
  /** For each kind that can be compared. */
  compareDeployment: 'compareDeployment',
  compareComponentVersion: 'compareComponentVersion',
  compareCoreDevice: 'compareCoreDevice',
} as const;
