import { isDeviceAddress, type Address } from '../greengrass/addresses/address';
import { revisionAddressOf, versionAddressOf } from '../greengrass/addresses/comparedAddress';
import { copyTexts } from '../greengrass/addresses/copies';
import { fleetError } from '../greengrass/ports/fleetError';
import type { PanelAction } from '../text/panels/panel';
import type { Subject } from '../greengrass/subject';
import { loadDriftConflicts } from '../fleet/drift/loadDriftConflicts';
import { deploymentAt } from '../fleet/deployments/knownRollout';
import { subjectAt } from '../fleet/devices/subjectAt';
import type { AppState } from '../app/appState';
import type { CoreDevicesView } from '../tree/coreDevices/coreDevicesView';
import type { Catalog } from '../ui/catalog';
import { writeClipboard } from '../ui/writeClipboard';
import type { LazyDocuments } from '../ui/documents/lazyDocuments';
import { compareWithPrevious } from './compare/previousRevision';
import { compareRecipes, compareWithPreviousVersion } from './components/compareVersions';
import { openRecipes } from './components/openRecipe';
import { copyFailureReport } from './copy/copyFailureReport';
import type { LazyLogs } from './logs/lazyLogs';
import { openAsJson } from './copy/openAsJson';
import { openInConsole } from './copy/openInConsole';
import { stopWatching, watch } from './devices/watch';
import { showConnectivity } from './devices/showConnectivity';
import { exportDevices } from './deployments/exportDevices';
import { loadDefinitions } from './deployments/loadDefinitions';
import { copyChanges } from './snapshot/compareWithSnapshot';

/** What panel actions need. */
export interface PanelActionTools {
  readonly app: AppState;
  readonly view: CoreDevicesView;
  readonly catalog: Catalog;
  readonly documents: LazyDocuments;
  readonly logs: LazyLogs;
}

/** Runs the action of a panel button. The panel itself handles Refresh. */
export async function runPanelAction(
  tools: PanelActionTools,
  title: string,
  action: PanelAction,
  address: Address,
): Promise<void> {
  const { sessions } = tools.app;
  const fleet = sessions.fleetOf(address.connectionId);
  if (fleet === undefined) {
    throw fleetError({ kind: 'notFound' }, 'The panel belongs to another connection.');
  }
  if (isDeviceAddress(address)) {
    await fleet.devices.find(address.thingName);
  }
  const subject = subjectAt(fleet, address);
  const subjects: readonly Subject[] = subject === undefined ? [] : [subject];
  const versions = subjects.flatMap((one) => versionAddressOf(one) ?? []);
  switch (action) {
    case 'refresh':
      return;
    case 'revealInTree':
      if (isDeviceAddress(address)) {
        await tools.view.reveal(address);
      }
      return;
    case 'copyFailureReport':
      return copyFailureReport(tools.app, tools.catalog, subjects, false);
    case 'compareWithPrevious':
      return compareWithPrevious(
        tools,
        title,
        subjects.flatMap((one) => revisionAddressOf(one) ?? []),
      );
    case 'openRecipe':
      return openRecipes(tools, versions);
    case 'compareWithPreviousVersion':
      return compareWithPreviousVersion(tools, title, versions);
    case 'compareRecipes':
      return compareRecipes(tools, title, versions);
    case 'copyJson':
      await writeClipboard(copyTexts('json', subjects));
      return;
    case 'openAsJson':
      return openAsJson(tools.documents, subjects);
    case 'openInConsole':
      return openInConsole(subjects);
    case 'watch':
      watch(tools.app.watching, subjects);
      return;
    case 'stopWatching':
      stopWatching(tools.app.watching, subjects);
      return;
    case 'showConnectivity':
      await showConnectivity();
      return;
    case 'findVersions':
      return isDeviceAddress(address) ? loadDriftConflicts(fleet, address.thingName) : undefined;
    case 'showLogs':
      return isDeviceAddress(address) ? (await tools.logs.load()).show(address, title) : undefined;
    case 'exportDevices': {
      const deployment = address.kind === 'deployment' ? deploymentAt(fleet, address) : undefined;
      return deployment && exportDevices(fleet, deployment, title);
    }
    case 'loadDefinitions':
      return loadDefinitions(fleet, title);
    case 'copyChanges':
      return address.kind === 'fleetChanges' ? copyChanges(fleet, title, address) : undefined;
    case 'scan':
    case 'copyIncidentSummary':
    case 'exportFailures':
      // These are commands for a connection, and `program.ts` runs them.
      return;
  }
}
