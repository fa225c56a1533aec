import type { KnownConnectivity } from './connectivity';
import type { JobExecution } from './job';
import type { CoreDevice, CoreDeviceDetails, EffectiveDeployment, InstalledComponent, ListedDeployment } from './model';

/** The connection that a core device belongs to. */
export interface Place {
  readonly connectionId: string;
  readonly profile: string;
  readonly region: string;
  readonly partition: string;
  /** `undefined` while the account is unknown. */
  readonly account: string | undefined;
  /** When the snapshot was saved; `undefined` for a live fleet. */
  readonly asOf?: Date | undefined;
}

/** What is known about a core device of any connection. */
export interface DeviceKnowledge extends OpenedDevice {
  readonly device: CoreDevice;
  /** `undefined` until GetCoreDevice has returned. */
  readonly details: CoreDeviceDetails | undefined;
}

/** A core device with what is known about it. */
export interface KnownDevice extends DeviceKnowledge {
  readonly place: Place;
}

/** The names of the components in the definition of a deployment; `undefined` while GetDeployment hasn't returned. */
export type DeployedComponents = (deploymentId: string) => readonly string[] | undefined;

/** What AWS IoT listed of the jobs of deployments on a device. */
export interface DeviceJobs {
  /** The newest listed execution of the job of a deployment; `undefined` if none was listed. */
  readonly executionOf: (deploymentId: string) => JobExecution | undefined;
  /** The listed deployments that are queued for the device, whether it reports them or not. */
  readonly queued: readonly ListedDeployment[];
}

/** What is known about a core device besides its own fields. `undefined` means not loaded. */
export interface OpenedDevice {
  readonly deployments: readonly EffectiveDeployment[] | undefined;
  readonly components: readonly InstalledComponent[] | undefined;
  /** Whether it is connected to AWS IoT Core; absent if that wasn't asked. */
  readonly connectivity?: KnownConnectivity | undefined;
  /** Absent if no deployment was requested. */
  readonly deployedComponents?: DeployedComponents | undefined;
  /** Absent if nobody asks for them. */
  readonly jobs?: DeviceJobs | undefined;
}
