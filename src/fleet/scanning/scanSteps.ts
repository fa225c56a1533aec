import { isFleetError } from '../../greengrass/ports/fleetError';
import { isFailedComponent } from '../../greengrass/failures/failure';
import { isFailedDeployment } from '../../greengrass/failures/overcome';
import { isUnhealthy } from '../../greengrass/status/status';
import { thingNameOfArn } from '../../greengrass/addresses/arn';
import type { CoreDevice, ListedDeployment } from '../../greengrass/model';
import type { ScanKind, ScanPart } from './scanState';
import type { FleetSource, ListCoreDevicesFilter } from '../../greengrass/ports/fleetSource';
import type { KnownDevice } from '../../greengrass/knownDevice';
import type { Rollouts } from '../deployments/rollouts';
import type { CoreDeviceRecord } from '../devices/coreDeviceRecord';
import type { DeviceDirectory } from '../devices/deviceDirectory';
import { nameOf, type DevicePass } from '../devices/devicePass';
import type { AnyListing } from '../requests/listing';
import type { RequestOptions } from '../requests/requestPool';
import { pageStep, type ScannedList } from './pageStep';
import type { Rank, ScanStep, StepContext } from './scanQueue';

/** The parts of a fleet that a scan uses. */
export interface ScannedFleet {
  /** Queues a request. */
  request<T>(options: RequestOptions, send: (source: FleetSource) => Promise<T>): Promise<T>;
  /** Starts a pass over ListCoreDevices, filtered by AWS if a filter is given. */
  startPass(only?: ListCoreDevicesFilter): DevicePass;
  readonly devices: Pick<DeviceDirectory, 'find' | 'forget' | 'keep' | 'all' | 'failingCount'>;
  readonly rollouts: Pick<Rollouts, 'executions'>;
  failingDevices(): Iterable<KnownDevice>;
  /** Called when a scan has listed every core device. */
  didListAll(): void;
}

/** Reads a list unless it is cached. Rejects with its error. */
async function read(listing: AnyListing, { caller, signal }: StepContext): Promise<void> {
  await listing.read(caller, signal);
  if (listing.state.error !== undefined && !signal.aborted) {
    throw listing.state.error;
  }
}

/** The lists of a device that a step reads. */
interface DeviceLists {
  /** GetCoreDevice. */
  readonly details?: boolean;
  readonly deployments?: boolean;
  readonly components?: boolean;
}

function reportedAt({ lastStatusUpdateTimestamp }: CoreDevice): number {
  return lastStatusUpdateTimestamp?.getTime() ?? 0;
}

/** Creates the steps of one scan. Each list of a device is read at most once. */
class ScanSteps {
  private readonly started = new Set<string>();

  constructor(private readonly fleet: ScannedFleet) {}

  unhealthyDevices(): ScanStep {
    const pass = this.fleet.startPass({ status: 'UNHEALTHY' });
    return pageStep({
      part: 'unhealthyDevices',
      key: 'unhealthy',
      fetchPage: (token, context) => pass.fetchPage(token, context),
      keyOf: nameOf,
      found: (devices) => this.devices('unhealthyDevices', devices, { components: true }),
      // Devices that were unhealthy and are missing have recovered or are gone.
      missed: () =>
        pass.missing().map((thingName) => ({
          ...this.device('knownFailures', thingName, 2, { details: true }),
          key: `recovered:${thingName}`,
        })),
    });
  }

  everyDevice(): ScanStep {
    return this.listedDevices({
      found: (devices) => {
        this.fleet.devices.keep(devices);
        return devices.map((device) => this.wholeDevice(device));
      },
      ended: () => [],
    });
  }

  /**
   * The components of every device, or of those whose components aren't loaded. Devices that reported last come first: old
   * reports say little.
   */
  components(isWanted: (record: CoreDeviceRecord) => boolean): ScanStep {
    return this.listedDevices({
      found: (devices) => {
        this.fleet.devices.keep(devices);
        return [];
      },
      ended: () =>
        [...this.fleet.devices.all()]
          .filter(isWanted)
          .sort((a, b) => reportedAt(b.device) - reportedAt(a.device))
          .map(({ device }) => this.device('devices', device.coreDeviceThingName, 2, { components: true })),
    });
  }

  deployments(): ScanStep {
    return pageStep({
      part: 'deployments',
      key: 'deployments',
      fetchPage: (token, context) =>
        this.fleet.request(context, (source) => source.listDeployments(token, context.signal)),
      keyOf: ({ deploymentId }) => deploymentId,
      found: (deployments) => deployments.flatMap((deployment) => this.deployment(deployment) ?? []),
    });
  }

  /** Rescans known failures, because nothing else in a quick scan shows that they have recovered. */
  knownFailures(): readonly ScanStep[] {
    return [...this.fleet.failingDevices()].flatMap(({ device, deployments = [], components = [] }) => {
      const lists = {
        deployments: deployments.some((deployment) => isFailedDeployment(deployment, deployments)),
        components: components.some(isFailedComponent),
      };
      const isKnown = lists.deployments || lists.components;
      return isKnown ? [this.device('knownFailures', device.coreDeviceThingName, 3, lists)] : [];
    });
  }

  /** The pages of the list of all core devices. After the last one, the devices that it lacks are gone. */
  private listedDevices({
    found,
    ended,
  }: Pick<ScannedList<CoreDevice>, 'found'> & { readonly ended: () => readonly ScanStep[] }): ScanStep {
    const pass = this.fleet.startPass();
    return pageStep({
      part: 'devices',
      key: 'every',
      fetchPage: (token, context) => pass.fetchPage(token, context),
      keyOf: nameOf,
      found,
      missed: () => {
        pass.forgetMissing();
        this.fleet.didListAll();
        return ended();
      },
    });
  }

  private devices(part: ScanPart, devices: readonly CoreDevice[], lists: DeviceLists): readonly ScanStep[] {
    this.fleet.devices.keep(devices);
    return devices.map(({ coreDeviceThingName }) => this.device(part, coreDeviceThingName, 2, lists));
  }

  private device(part: ScanPart, thingName: string, rank: Rank, lists: DeviceLists): ScanStep {
    return {
      key: `${part}:${thingName}`,
      part,
      kind: 'item',
      rank,
      run: (context) => this.readDevice(thingName, lists, context),
    };
  }

  /**
   * Both lists of a device. Unhealthy devices come first. On others, a failed deployment is more likely than a failed
   * component, so the deployments of all of them come before the components.
   */
  private wholeDevice(device: CoreDevice): ScanStep {
    const { coreDeviceThingName: thingName } = device;
    const step = (rank: Rank, lists: DeviceLists): ScanStep => this.device('devices', thingName, rank, lists);
    if (isUnhealthy(device)) {
      return step(1, { components: true, deployments: true });
    }
    return { ...step(2, { deployments: true }), rest: step(3, { components: true }) };
  }

  /**
   * A deployment to a thing group is scanned through its job. A deployment to one thing is scanned through its device,
   * unless its status is final.
   */
  private deployment({ deploymentId, deploymentStatus = '', targetArn }: ListedDeployment): ScanStep | undefined {
    const thingName = thingNameOfArn(targetArn);
    const step = { key: `deployment:${deploymentId}`, part: 'deployments', kind: 'item' } as const;
    if (thingName === '') {
      return { ...step, rank: 1, run: (context) => this.readJob(deploymentId, context) };
    }
    return ['COMPLETED', 'CANCELED', 'INACTIVE'].includes(deploymentStatus)
      ? undefined
      : { ...step, rank: 3, run: (context) => this.readDevice(thingName, { deployments: true }, context) };
  }

  private async readJob(deploymentId: string, context: StepContext): Promise<void> {
    for (const outcome of ['failed', 'timedOut'] as const) {
      const listing = this.fleet.rollouts.executions(deploymentId, outcome);
      await this.readOnce(`${outcome}:${deploymentId}`, true, listing, context);
      const names = (listing.state.items ?? []).map(({ thingName }) => thingName).filter((name) => name !== '');
      if (!context.signal.aborted) {
        context.add(names.map((name) => this.device('failedDevices', name, 2, { deployments: true })));
      }
    }
  }

  private async readDevice(thingName: string, lists: DeviceLists, context: StepContext): Promise<void> {
    try {
      const record = await this.fleet.devices.find(thingName, context.caller, context.signal);
      await this.readOnce(`details:${thingName}`, lists.details, record.details, context);
      await this.readOnce(`deployments:${thingName}`, lists.deployments, record.deployments, context);
      await this.readOnce(`components:${thingName}`, lists.components, record.components, context);
    } catch (thrown) {
      if (!isFleetError(thrown) || thrown.kind !== 'notFound') {
        throw thrown;
      }
      // The thing isn't a core device, so it can't fail.
      this.fleet.devices.forget([thingName]);
    }
  }

  private async readOnce(
    key: string,
    isWanted: boolean | undefined,
    listing: AnyListing,
    context: StepContext,
  ): Promise<void> {
    if (isWanted !== true) {
      return;
    }
    if (!this.started.has(key)) {
      this.started.add(key);
      listing.markOutdated();
    }
    await read(listing, context);
  }
}

/** The first steps of a scan; each adds the steps that follow from it. */
export function firstSteps(kind: ScanKind, fleet: ScannedFleet): readonly ScanStep[] {
  const steps = new ScanSteps(fleet);
  switch (kind) {
    case 'full':
      return [steps.everyDevice()];
    case 'components':
      return [steps.components(({ opened }) => opened.components === undefined)];
    case 'allComponents':
      return [steps.components(() => true)];
    case 'quick':
      return [steps.unhealthyDevices(), steps.deployments(), ...steps.knownFailures()];
  }
}
