import type { Sequence } from './sequence';
import type { PublishedComponent } from './components/publishedComponent';
import type { SimulatedConnectivity, SimulatedIot, SimulatedRegistryEntry } from './iot/iotFleet';
import type { CoreDeviceDetails, EffectiveDeployment, InstalledComponent } from '../../src/greengrass/model';

/** A time in a fleet file: seconds from the start of the simulator, negative for the past. */
type Offset = number;

/** The same shape with times as offsets and all fields optional. */
type Timed<T> = { readonly [K in keyof T]?: NonNullable<T[K]> extends Date ? Offset : T[K] };

export type SimulatedDeployment = Timed<EffectiveDeployment>;
export type SimulatedComponent = Timed<InstalledComponent>;

/** A core device with its reports. */
export interface SimulatedDevice extends Timed<CoreDeviceDetails> {
  readonly coreDeviceThingName: string;
  readonly effectiveDeployments: readonly SimulatedDeployment[];
  readonly installedComponents: readonly SimulatedComponent[];
  /** Whether the timeline leaves the device unchanged. Not in responses. */
  readonly isSteady?: boolean;
  /** Whether it is connected to AWS IoT Core, if that doesn't follow from its reports. Not in responses. */
  readonly connectivity?: SimulatedConnectivity;
  /** What the registry of AWS IoT has about it. Not in responses of Greengrass. */
  readonly thing?: SimulatedRegistryEntry;
}

/** A component of a deployment. */
export interface RequestedComponent {
  readonly componentVersion: string;
  readonly configurationUpdate?: { readonly merge: string; readonly reset: readonly string[] };
  readonly runWith?: object;
}

/** The settings of a deployment for its IoT job, as the API returns them. */
interface IotJobConfiguration {
  readonly jobExecutionsRolloutConfig?: object;
  readonly abortConfig?: object;
  readonly timeoutConfig?: object;
}

/** A deployment in the cloud: a revision for a thing or a thing group. */
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
  readonly iotJobConfiguration?: IotJobConfiguration;
  readonly tags?: Readonly<Record<string, string>>;
}

/** A log group of CloudWatch Logs. */
export interface SimulatedLogGroup {
  readonly logGroupName: string;
  /** By default, events are kept forever. */
  readonly retentionInDays?: number;
}

/** The content of a fleet file. */
export interface SimulatedFleet {
  readonly account: string;
  readonly region: string;
  /** In the order of ListCoreDevices. */
  readonly devices: Sequence<SimulatedDevice>;
  /** Deployments of ListDeployments and GetDeployment; by default none. */
  readonly deployments?: readonly CloudDeployment[];
  /** The components that the account and AWS have published; by default those that the devices and deployments use. */
  readonly components?: readonly PublishedComponent[];
  /** What AWS IoT knows beyond the devices; by default nothing. */
  readonly iot?: SimulatedIot;
  /** Log groups with a retention, or without lines. Those that devices send lines to exist anyway. */
  readonly logGroups?: readonly SimulatedLogGroup[];
}

/** A fleet with an array of devices. */
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
    (!('deployments' in value) || Array.isArray(value.deployments)) &&
    (!('components' in value) || Array.isArray(value.components))
  );
}

/** Parses a fleet file. Throws if the account, the Region, or the name or lists of a device are missing. */
export function parseFleet(text: string): SimulatedFleet {
  const parsed: unknown = JSON.parse(text);
  if (!isFleet(parsed)) {
    throw new Error(
      'A fleet file has an account, a region, and devices that each have a coreDeviceThingName, effectiveDeployments and installedComponents.',
    );
  }
  return parsed;
}

/** Serializes a fleet file. */
export function fleetText(fleet: SimulatedFleet): string {
  const devices = Array.from({ length: fleet.devices.length }, (_, index) => fleet.devices.at(index));
  return JSON.stringify({ ...fleet, devices }, undefined, 1);
}
