/**
 * What the program knows about a fleet, with the names of the AWS IoT Greengrass V2 API (2020-11-30).
 *
 * A field that AWS didn't send is `undefined`; a list that it didn't send is empty. Enum values are plain strings: AWS
 * may send a value that didn't exist when this was written, and it is shown as is.
 */

/** An item of ListCoreDevices. */
export interface CoreDevice {
  /** The name of the IoT thing. Empty only if AWS broke its own contract and sent none. */
  readonly coreDeviceThingName: string;
  readonly status: string | undefined;
  /** When the device last reported. A device that is off keeps its last status forever. */
  readonly lastStatusUpdateTimestamp: Date | undefined;
  readonly platform: string | undefined;
  readonly architecture: string | undefined;
  /** `aws_nucleus_classic` or `aws_nucleus_lite`, as far as documented. */
  readonly runtime: string | undefined;
}

/** The response of GetCoreDevice: the fields of the list, and two that only this operation returns. */
export interface CoreDeviceDetails extends CoreDevice {
  /** The version of the nucleus. */
  readonly coreVersion: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

/** Why an effective deployment failed, as the device reported it (nucleus 2.8.0 and later). */
export interface DeploymentStatusDetails {
  /** From generic to specific, usually. */
  readonly errorStack: readonly string[];
  readonly errorTypes: readonly string[];
}

/** An item of ListEffectiveDeployments. */
export interface EffectiveDeployment {
  /** Empty only if AWS broke its own contract and sent none. */
  readonly deploymentId: string;
  readonly deploymentName: string | undefined;
  readonly iotJobId: string | undefined;
  readonly iotJobArn: string | undefined;
  readonly description: string | undefined;
  readonly targetArn: string | undefined;
  readonly coreDeviceExecutionStatus: string | undefined;
  readonly reason: string | undefined;
  readonly creationTimestamp: Date | undefined;
  readonly modifiedTimestamp: Date | undefined;
  readonly statusDetails: DeploymentStatusDetails | undefined;
}

/** An item of ListInstalledComponents. */
export interface InstalledComponent {
  /** Empty only if AWS broke its own contract and sent none. */
  readonly componentName: string;
  readonly componentVersion: string | undefined;
  readonly lifecycleState: string | undefined;
  readonly lifecycleStateDetails: string | undefined;
  /** False for a dependency: a component that no deployment names. */
  readonly isRoot: boolean | undefined;
  /** When the lifecycle state last changed. A deployment that only changes the configuration doesn't change it. */
  readonly lastStatusChangeTimestamp: Date | undefined;
  /** When the device last reported the component. */
  readonly lastReportedTimestamp: Date | undefined;
  /** The ID of the deployment that last installed the component, or `LOCAL`. */
  readonly lastInstallationSource: string | undefined;
  readonly lifecycleStatusCodes: readonly string[];
}

/** An item of ListDeployments. */
export interface ListedDeployment {
  /** Empty only if AWS broke its own contract and sent none. */
  readonly deploymentId: string;
  readonly deploymentName: string | undefined;
  /** The status of the deployment, not of a device: it stays ACTIVE for a thing group even if devices failed. */
  readonly deploymentStatus: string | undefined;
  readonly targetArn: string | undefined;
  /** The target of the deployment that a sub-deployment belongs to. */
  readonly parentTargetArn: string | undefined;
  /** A decimal number as text: the first revision for a target is 1. */
  readonly revisionId: string | undefined;
  readonly isLatestForTarget: boolean | undefined;
  readonly creationTimestamp: Date | undefined;
}

/** The definition of a deployment: the response of GetDeployment. */
export interface Deployment {
  /** Empty only if AWS broke its own contract and sent none. */
  readonly deploymentId: string;
  /** A decimal number as text: the first revision for a target is 1. */
  readonly revisionId: string | undefined;
  readonly deploymentName: string | undefined;
  /** The status of the deployment, not of a device: it doesn't say whether a device succeeded. */
  readonly deploymentStatus: string | undefined;
  readonly targetArn: string | undefined;
  /** The target of the deployment that a sub-deployment belongs to. */
  readonly parentTargetArn: string | undefined;
  readonly iotJobId: string | undefined;
  readonly iotJobArn: string | undefined;
  readonly isLatestForTarget: boolean | undefined;
  readonly creationTimestamp: Date | undefined;
  /** By component name. */
  readonly components: Readonly<Record<string, ComponentDeploymentSpecification>>;
  readonly deploymentPolicies: DeploymentPolicies;
  /** Rollout rate, abort criteria, and timeout of the IoT job, as the API returns them. Shown as JSON and never parsed. */
  readonly iotJobConfiguration: object | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

/** The definition of one component in a deployment. */
export interface ComponentDeploymentSpecification {
  readonly componentVersion: string | undefined;
  /** JSON as text, merged into the configuration. */
  readonly merge: string | undefined;
  /** JSON pointers to the values that are reset to their defaults before the merge. */
  readonly reset: readonly string[];
  /** The user and the limits that the component runs with, as the API returns them. */
  readonly runWith: object | undefined;
}

/** How a deployment behaves on a device. */
export interface DeploymentPolicies {
  /** `ROLLBACK` or `DO_NOTHING`, as far as documented. */
  readonly failureHandlingPolicy: string | undefined;
  /** `NOTIFY_COMPONENTS` or `SKIP_NOTIFY_COMPONENTS`, as far as documented. */
  readonly componentUpdateAction: string | undefined;
  /** In seconds. */
  readonly componentUpdateTimeout: number | undefined;
  /** In seconds. */
  readonly configurationValidationTimeout: number | undefined;
}
