import type { CoreDeviceDetails, EffectiveDeployment, InstalledComponent } from '../../src/greengrass/model';

/** A time in a fleet file: seconds from the start of the simulator, below zero for the past. */
type Offset = number;

/** The same shape with every time as an offset, and every field free to be absent. */
type Timed<T> = { readonly [K in keyof T]?: NonNullable<T[K]> extends Date ? Offset : T[K] };

export type SimulatedDeployment = Timed<EffectiveDeployment>;
export type SimulatedComponent = Timed<InstalledComponent>;

/** A core device with what it reports. */
export interface SimulatedDevice extends Timed<CoreDeviceDetails> {
  readonly coreDeviceThingName: string;
  readonly effectiveDeployments: readonly SimulatedDeployment[];
  readonly installedComponents: readonly SimulatedComponent[];
  /** Whether time leaves the device as it is. The service does not tell. */
  readonly isSteady?: boolean;
}

/** What a deployment asks for of one component. */
export interface RequestedComponent {
  readonly componentVersion: string;
  readonly configurationUpdate?: { readonly merge: string; readonly reset: readonly string[] };
  readonly runWith?: object;
}

/** A deployment as the cloud knows it: a revision for a thing or a thing group. */
export interface CloudDeployment {
  readonly deploymentId: string;
  readonly targetArn: string;
  readonly revisionId: string;
  readonly deploymentStatus: string;
  readonly isLatestForTarget: boolean;
  readonly creationTimestamp: Offset;
  readonly deploymentName?: string;
  readonly parentTargetArn?: string;
  readonly iotJobId?: string;
  readonly iotJobArn?: string;
  readonly components?: Readonly<Record<string, RequestedComponent>>;
  readonly deploymentPolicies?: object;
  readonly iotJobConfiguration?: object;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Items that can be asked for by position; an array is one, and so is a fleet that is generated as it is asked for. */
export interface Sequence<T> {
  readonly length: number;
  at(index: number): T | undefined;
}

/** A fleet as its file has it. */
export interface SimulatedFleet {
  readonly account: string;
  readonly region: string;
  /** In the order of ListCoreDevices. */
  readonly devices: Sequence<SimulatedDevice>;
  /** What ListDeployments and GetDeployment know; none where it is absent. */
  readonly deployments?: readonly CloudDeployment[];
}

/** A fleet whose devices are all at hand. */
export interface ListedFleet extends SimulatedFleet {
  readonly devices: readonly SimulatedDevice[];
}

function lists(value: unknown, ...names: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && names.every((name) => Array.isArray(Reflect.get(value, name)));
}

function isDevice(value: unknown): value is SimulatedDevice {
  return (
    lists(value, 'effectiveDeployments', 'installedComponents') &&
    typeof value === 'object' &&
    value !== null &&
    'coreDeviceThingName' in value &&
    typeof value.coreDeviceThingName === 'string'
  );
}

function isFleet(value: unknown): value is SimulatedFleet {
  return (
    typeof value === 'object' &&
    value !== null &&
    'account' in value &&
    typeof value.account === 'string' &&
    'region' in value &&
    typeof value.region === 'string' &&
    'devices' in value &&
    Array.isArray(value.devices) &&
    value.devices.every(isDevice) &&
    (!('deployments' in value) || Array.isArray(value.deployments))
  );
}

/** Reads a fleet file. Throws for one that has no account, no region, or devices without a name and their two lists. */
export function parseFleet(text: string): SimulatedFleet {
  const parsed: unknown = JSON.parse(text);
  if (!isFleet(parsed)) {
    throw new Error(
      'A fleet file has an account, a region, and devices that each have a coreDeviceThingName, effectiveDeployments and installedComponents.',
    );
  }
  return parsed;
}

/** Writes a fleet file. */
export function fleetText(fleet: SimulatedFleet): string {
  const devices = Array.from({ length: fleet.devices.length }, (_, index) => fleet.devices.at(index));
  return JSON.stringify({ ...fleet, devices }, undefined, 1);
}
