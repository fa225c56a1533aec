import { canceled, isFleetError } from '../../greengrass/ports/fleetError';
import { isFailedComponent, isFailedDeployment } from '../../greengrass/failures/failure';
import { thingNameOfArn } from '../../greengrass/addresses/arn';
import type { CoreDevice, JobExecution, ListedDeployment } from '../../greengrass/model';
import type { ScanKind, ScanPart } from './scanState';
import type { FleetSource, ListCoreDevicesFilter, Page } from '../../greengrass/ports/fleetSource';
import type { KnownDevice } from '../../greengrass/knownDevice';
import type { RequestedDeployments } from '../deployments/requestedDeployments';
import type { DeviceDirectory } from '../devices/deviceDirectory';
import { nameOf, type DevicePass } from '../devices/devicePass';
import { followPages, type FetchPage } from '../requests/followPages';
import type { AnyListing } from '../requests/listing';
import { PageGuard } from '../requests/pageGuard';
import type { Rank, ScanStep, StepContext } from './scanQueue';

/** What a scan needs of the fleet that it looks at. */
export interface ScannedFleet {
  /** Runs a request when its turn comes. */
  ask<T>(context: StepContext, request: (source: FleetSource) => Promise<T>): Promise<T>;
  /** Begins to read the devices from the start. */
  startPass(only?: ListCoreDevicesFilter): DevicePass;
  readonly devices: Pick<DeviceDirectory, 'find' | 'forget' | 'keep'>;
  readonly deployments: Pick<RequestedDeployments, 'of'>;
  failingDevices(): Iterable<KnownDevice>;
}

/** A list that a scan goes through, and what follows from what is in it. */
interface ScannedList<T> {
  readonly part: ScanPart;
  /** Tells the list from the others of a scan. */
  readonly key: string;
  readonly fetchPage: (token: string | undefined, context: StepContext) => Promise<Page<T>>;
  /** What makes an item the same item on another page. */
  readonly keyOf: (item: T) => string;
  /** The steps that follow from the items of a page. */
  readonly found: (items: readonly T[]) => readonly ScanStep[];
  /** The steps that follow from what was not in it, once it has been read to its end. */
  readonly missed?: () => readonly ScanStep[];
}

/**
 * Reads one page of a list, and finds the step that reads the next.
 * @param guard goes with the list from step to step
 */
function pageStep<T>(list: ScannedList<T>, guard = new PageGuard(list.keyOf), token?: string): ScanStep {
  const { part, key, fetchPage, found, missed = () => [] } = list;
  return {
    key: token === undefined ? key : `${key}?${token}`,
    part,
    kind: 'list',
    rank: 0,
    run: async (context) => {
      const { items, nextToken } = await fetchPage(token, context);
      if (context.signal.aborted) {
        // It is asked for again when the scan is continued.
        throw canceled();
      }
      context.add(found(guard.accept(items)));
      if (nextToken === undefined) {
        context.add(missed());
        return;
      }
      guard.follow(nextToken);
      context.add([pageStep(list, guard, nextToken)]);
    },
  };
}

/** Reads a list of a device again, or a deployment where it is not known yet. Rejects where it cannot be read. */
async function read(listing: AnyListing, { caller, signal }: StepContext): Promise<void> {
  await listing.read(caller, signal);
  if (listing.state.error !== undefined && !signal.aborted) {
    throw listing.state.error;
  }
}

/** Which lists of a device a step reads. */
interface DeviceLists {
  /** The device itself. */
  readonly details?: boolean;
  readonly deployments?: boolean;
  readonly components?: boolean;
}

/** The steps of one scan. It reads each list of a device at most once. */
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
      // What was unhealthy and is not named any more has recovered, or is gone.
      missed: () =>
        pass.unnamed().map((thingName) => ({
          ...this.device('knownFailures', thingName, 2, { details: true }),
          key: `recovered:${thingName}`,
        })),
    });
  }

  everyDevice(): ScanStep {
    const pass = this.fleet.startPass();
    return pageStep({
      part: 'devices',
      key: 'every',
      fetchPage: (token, context) => pass.fetchPage(token, context),
      keyOf: nameOf,
      found: (devices) => this.devices('devices', devices, { components: true, deployments: true }),
      missed: () => {
        pass.forgetUnnamed();
        return [];
      },
    });
  }

  deployments(): ScanStep {
    return pageStep({
      part: 'deployments',
      key: 'deployments',
      fetchPage: (token, context) => this.fleet.ask(context, (source) => source.listDeployments(token, context.signal)),
      keyOf: ({ deploymentId }) => deploymentId,
      found: (deployments) => deployments.flatMap((deployment) => this.deployment(deployment) ?? []),
    });
  }

  /** What is known to have failed may have recovered, and nothing else that a quick scan asks would tell. */
  knownFailures(): readonly ScanStep[] {
    return [...this.fleet.failingDevices()].flatMap(({ device, deployments = [], components = [] }) => {
      const lists = {
        deployments: deployments.some(isFailedDeployment),
        components: components.some(isFailedComponent),
      };
      const isKnown = lists.deployments || lists.components;
      return isKnown ? [this.device('knownFailures', device.coreDeviceThingName, 3, lists)] : [];
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

  /** A deployment to a thing group by its job; one to a single thing by the thing, where it is not known how it went. */
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
    const listing = this.fleet.deployments.of(deploymentId);
    await read(listing, context);
    const jobId = listing.state.items?.[0]?.iotJobId;
    if (jobId !== undefined && !context.signal.aborted) {
      await this.readExecutions(jobId, 'FAILED', context);
      await this.readExecutions(jobId, 'TIMED_OUT', context);
    }
  }

  private async readExecutions(jobId: string, status: 'FAILED' | 'TIMED_OUT', context: StepContext): Promise<void> {
    const fetchPage: FetchPage<JobExecution> = (token, signal) =>
      this.fleet.ask(context, (source) => source.listJobExecutionsForJob(jobId, status, token, signal));
    const list = { fetchPage, guard: new PageGuard(({ thingName }: JobExecution) => thingName) };
    for await (const { items } of followPages(list, context.signal)) {
      const names = items.map(({ thingName }) => thingName).filter((name) => name !== '');
      context.add(names.map((name) => this.device('failedDevices', name, 2, { deployments: true })));
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
      // A thing that is no core device any longer has nothing that could be failing.
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

/** What a scan begins with; each step finds the steps that follow from it. */
export function firstSteps(kind: ScanKind, fleet: ScannedFleet): readonly ScanStep[] {
  const steps = new ScanSteps(fleet);
  return kind === 'full'
    ? [steps.everyDevice()]
    : [steps.unhealthyDevices(), steps.deployments(), ...steps.knownFailures()];
}
