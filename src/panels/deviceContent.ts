import { endedInFailure } from '../greengrass/failures/overcome';
import type { DeviceAddress } from '../greengrass/addresses/deviceAddress';
import type { DeviceSubject } from '../greengrass/subject';
import type { ExplainErrorCode } from '../greengrass/codes/errorCodes';
import { coreDevicePanel } from '../text/panels/devices/coreDevicePanel';
import { errorNotices, type ConnectivityState, type DeviceFacts } from '../text/panels/devices/deviceFacts';
import { effectiveDeploymentPanel } from '../text/panels/deployments/effectiveDeploymentPanel';
import { installedComponentPanel } from '../text/panels/devices/installedComponentPanel';
import type { Notice, Panel } from '../text/panels/panel';
import { snapshotWords } from '../text/messages/snapshotWords';
import type { TextContext } from '../text/textContext';
import type { CoreDeviceRecord } from '../fleet/devices/coreDeviceRecord';
import { driftConflicts } from '../fleet/drift/driftConflicts';
import { knownDrift, knownVanished } from '../fleet/drift/knownDrift';
import { readDrift, refreshDrift } from '../fleet/drift/readDrift';
import { conflictFacts } from '../fleet/components/conflictVersions';
import { loadConflictVersions } from '../fleet/components/loadConflictVersions';
import { changeFacts, loadWhatChanged } from '../fleet/deployments/changesOnDevice';
import { knownWithJobs } from '../fleet/deployments/deviceJobs';
import type { Fleet } from '../fleet/fleet';
import type { ListingState } from '../fleet/requests/listing';
import { subjectOn } from '../fleet/devices/subjectAt';
import { oldestRead } from '../fleet/requests/oldestRead';
import { distinctErrors } from './listStates';
import type { Content, ContentOptions, Shown } from './content';

/** What the content of these panels depends on. */
type DeviceContentOptions = Pick<ContentOptions, 'catalog' | 'thresholds' | 'timeZone' | 'isConnectivityOn'>;

/** The content of the panel of a core device, deployment or component. */
export function deviceContent(
  address: DeviceAddress,
  { catalog, thresholds, timeZone, isConnectivityOn }: DeviceContentOptions,
): Content {
  const run = async (fleet: Fleet, load: typeof open): Promise<void> => {
    const [record] = await Promise.all([fleet.devices.find(address.thingName), catalog.load()]);
    await load(fleet, record, address);
  };
  return {
    closesWithConnection: false,
    open: (fleet) => run(fleet, open),
    refresh: (fleet) => run(fleet, refresh),
    current: (fleet) => {
      const record = fleet.devices.get(address.thingName);
      const { loaded: explain } = catalog;
      return record === undefined || explain === undefined
        ? { panel: undefined, notices: [], isLoading: false }
        : shownOn(fleet, record, address, {
            explain,
            ...thresholds(),
            timeZone: timeZone(),
            now: fleet.now(),
            isConnectivityOn: isConnectivityOn(),
          });
    },
  };
}

/** What the words of a panel depend on besides the fleet. */
interface PanelContext extends TextContext {
  readonly explain: ExplainErrorCode;
  readonly isConnectivityOn: boolean;
}

function connectivityState({ connection, connectivity }: Fleet, isOn: boolean): ConnectivityState {
  if (connection.asOf !== undefined) {
    return 'notRecorded';
  }
  if (!isOn) {
    return 'off';
  }
  if (connectivity.isIndexed === false) {
    return 'notIndexed';
  }
  return connectivity.error?.kind === 'denied' ? 'denied' : 'on';
}

/** The responses that a panel shows. Their time is the time of the oldest response. */
function factsOf(fleet: Fleet, record: CoreDeviceRecord, address: DeviceAddress, context: PanelContext): DeviceFacts {
  const states: readonly Omit<ListingState<unknown>, 'items'>[] = [
    record.details.state,
    record.deployments.state,
    record.components.state,
  ];
  return {
    ...knownWithJobs(fleet, record),
    ...context,
    importantLines: fleet.importantLines.of(address),
    connectivityState: connectivityState(fleet, context.isConnectivityOn),
    errors: distinctErrors(states.flatMap(({ error }) => error ?? [])),
    readAt: fleet.connection.asOf ?? oldestRead(states),
    isLoading: states.some(({ isLoading }) => isLoading),
  };
}

/** The data of a core device with what it should run. The errors of that are shown in its section. */
function withDrift(fleet: Fleet, record: CoreDeviceRecord, facts: DeviceFacts): DeviceFacts {
  const { isLoading, errors, ...drift } = knownDrift(fleet, record);
  const others = distinctErrors([...facts.errors, ...errors]).slice(facts.errors.length);
  return {
    ...facts,
    drift: {
      ...drift,
      vanished: knownVanished(fleet, record),
      conflicts: driftConflicts(fleet, record, drift.verdicts),
      errors: others,
    },
    isLoading: facts.isLoading || isLoading,
  };
}

/** Says that the device doesn't report the deployment or component, once its list is loaded. */
function goneNotices(address: DeviceAddress, { deployments, components }: DeviceFacts): readonly Notice[] {
  const isDeployment = address.kind === 'effectiveDeployment';
  const text = `The core device doesn't report this ${isDeployment ? 'effective deployment' : 'installed component'}.`;
  return (isDeployment ? deployments : components) === undefined ? [] : [{ severity: 'warning', text }];
}

function shownOn(fleet: Fleet, record: CoreDeviceRecord, address: DeviceAddress, context: PanelContext): Shown {
  const own = factsOf(fleet, record, address, context);
  const facts = address.kind === 'effectiveDeployment' ? own : withDrift(fleet, record, own);
  const panel = panelOf(fleet, facts, subjectOn(fleet, record, address));
  const notices = panel === undefined ? goneNotices(address, facts) : [];
  if (panel !== undefined && facts.place.asOf !== undefined) {
    const text = `${snapshotWords(facts.place.asOf, facts.timeZone)} Ages are relative to that time.`;
    const shown = { ...panel, isSnapshot: true, notices: [{ severity: 'info', text } as const, ...panel.notices] };
    return { panel: shown, notices, isLoading: facts.isLoading };
  }
  return { panel, notices: [...notices, ...errorNotices(facts.errors, facts.place)], isLoading: facts.isLoading };
}

function panelOf(fleet: Fleet, facts: DeviceFacts, subject: DeviceSubject | undefined): Panel | undefined {
  switch (subject?.kind) {
    case 'coreDevice':
      return coreDevicePanel(facts);
    case 'effectiveDeployment': {
      const { deployment } = subject;
      const { items, error } = fleet.deployments.of(deployment.deploymentId).state;
      const changes = changeFacts(fleet, deployment, facts.deployments ?? []);
      const versions = conflictFacts(fleet, deployment);
      return effectiveDeploymentPanel(facts, deployment, { deployment: items?.[0], error }, changes, versions);
    }
    case 'installedComponent':
      return installedComponentPanel(facts, subject.component);
    default:
      return undefined;
  }
}

/** Loads what a failed deployment changed, and the versions that it could have had. Never rejects. */
async function loadCauses(fleet: Fleet, { opened }: CoreDeviceRecord, deploymentId: string): Promise<void> {
  const { deployments = [] } = opened;
  const deployment = deployments.find((one) => one.deploymentId === deploymentId);
  if (deployment !== undefined && endedInFailure(deployment)) {
    await Promise.all([loadWhatChanged(fleet, deployment, deployments), loadConflictVersions(fleet, deployment)]);
  }
}

/** Loads the content of an address that isn't known yet. Never rejects. */
async function open(fleet: Fleet, record: CoreDeviceRecord, address: DeviceAddress): Promise<void> {
  const more =
    address.kind === 'effectiveDeployment'
      ? fleet.deployments.of(address.deploymentId).read()
      : readDrift(fleet, address.thingName);
  await Promise.all([record.open(), more]);
  if (address.kind === 'effectiveDeployment') {
    await loadCauses(fleet, record, address.deploymentId);
  }
}

/** Reloads the content of an address: the device, or the lists that the panel of a deployment or component shows. */
async function refresh(fleet: Fleet, record: CoreDeviceRecord, address: DeviceAddress): Promise<void> {
  switch (address.kind) {
    case 'coreDevice':
      await Promise.all([record.refresh(), refreshDrift(fleet, address.thingName)]);
      return;
    case 'effectiveDeployment':
      await Promise.all([record.deployments.refresh(), fleet.deployments.of(address.deploymentId).refresh()]);
      await loadCauses(fleet, record, address.deploymentId);
      return;
    case 'installedComponent':
      await Promise.all([
        record.components.refresh(),
        record.deployments.refresh(),
        refreshDrift(fleet, address.thingName),
      ]);
  }
}
