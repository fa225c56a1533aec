import { Catalog } from './components/catalog';
import type { CloudDeployment, SimulatedDevice, SimulatedFleet } from './fleetFile';
import { IotState } from './iot/iotState';

/** The current state of a fleet. For unchanged devices, it stores only names. */
export class FleetState {
  readonly account: string;
  readonly region: string;
  private order: string[] = [];
  /** A changed device, or the position of an unchanged one in the original fleet. */
  private readonly entries = new Map<string, SimulatedDevice | number>();
  private readonly deployments: Map<string, CloudDeployment>;
  /** The jobs and thing groups of the fleet. */
  readonly iot: IotState;
  /** The published components. */
  readonly catalog: Catalog;

  constructor(private readonly origin: SimulatedFleet) {
    this.account = origin.account;
    this.region = origin.region;
    this.catalog = new Catalog(origin, () => this.cloudDeployments());
    this.iot = new IotState(this, origin.iot ?? {});
    this.deployments = new Map(origin.deployments?.map((deployment) => [deployment.deploymentId, deployment]));
    for (let index = 0; index < origin.devices.length; index += 1) {
      const name = origin.devices.at(index)?.coreDeviceThingName ?? '';
      this.order.push(name);
      this.entries.set(name, index);
    }
  }

  /** The names of the devices, in the order of ListCoreDevices. */
  names(): readonly string[] {
    return this.order;
  }

  device(name: string): SimulatedDevice | undefined {
    const entry = this.entries.get(name);
    return typeof entry === 'number' ? this.origin.devices.at(entry) : entry;
  }

  /** Adds a device at the end, or replaces the one with its name. */
  put(device: SimulatedDevice): void {
    const name = device.coreDeviceThingName;
    if (!this.entries.has(name)) {
      this.order.push(name);
    }
    this.entries.set(name, device);
    this.iot.didChange();
  }

  remove(name: string): void {
    if (this.entries.delete(name)) {
      this.iot.didChange();
      this.order = this.order.filter((other) => other !== name);
    }
  }

  cloudDeployments(): readonly CloudDeployment[] {
    return [...this.deployments.values()];
  }

  cloudDeployment(deploymentId: string): CloudDeployment | undefined {
    return this.deployments.get(deploymentId);
  }

  putCloudDeployment(deployment: CloudDeployment): void {
    this.deployments.set(deployment.deploymentId, deployment);
    this.iot.didChange();
    this.catalog.didChange();
  }

  /** Makes a deployment an older revision. */
  supersede(deployment: CloudDeployment): void {
    this.putCloudDeployment({ ...deployment, isLatestForTarget: false, deploymentStatus: 'INACTIVE' });
  }

  removeCloudDeployment(deploymentId: string): void {
    this.deployments.delete(deploymentId);
    this.iot.didChange();
    this.catalog.didChange();
  }

  /** All devices, one at a time. */
  *everyDevice(): Iterable<SimulatedDevice> {
    for (const name of this.order) {
      const device = this.device(name);
      if (device !== undefined) {
        yield device;
      }
    }
  }
}
