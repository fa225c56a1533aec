import type * as sdk from '@aws-sdk/client-greengrassv2';
import type {
  CoreDevice,
  CoreDeviceDetails,
  DeploymentStatusDetails,
  EffectiveDeployment,
  InstalledComponent,
} from '../core/model';

/**
 * The shapes of the SDK as the model has them. The SDK promises types that it does not check: a list can hold null, a
 * time can be invalid, a text can be a number. What does not fit its field is left out; nothing here throws.
 */

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
}

function time(value: unknown): Date | undefined {
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function texts(value: unknown): readonly string[] {
  return list(value).flatMap((item) => text(item) ?? []);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** The items of a list, each as the model has it; null items and what is no object are dropped. */
export function toModels<From extends object, To>(
  items: readonly From[] | undefined,
  toModel: (item: From) => To,
): readonly To[] {
  return list(items)
    .filter((item): item is From => isObject(item))
    .map(toModel);
}

/** An item of ListCoreDevices. */
export function toCoreDevice(device: sdk.CoreDevice): CoreDevice {
  return {
    coreDeviceThingName: text(device.coreDeviceThingName) ?? '',
    status: text(device.status),
    lastStatusUpdateTimestamp: time(device.lastStatusUpdateTimestamp),
    platform: text(device.platform),
    architecture: text(device.architecture),
    runtime: text(device.runtime),
  };
}

/** The answer of GetCoreDevice. */
export function toCoreDeviceDetails(device: sdk.GetCoreDeviceResponse): CoreDeviceDetails {
  const tags = Object.entries(isObject(device.tags) ? device.tags : {});
  return {
    ...toCoreDevice(device),
    coreVersion: text(device.coreVersion),
    tags: Object.fromEntries(tags.map(([key, value]) => [key, text(value) ?? ''])),
  };
}

function toStatusDetails(
  details: sdk.EffectiveDeploymentStatusDetails | undefined,
): DeploymentStatusDetails | undefined {
  return isObject(details)
    ? { errorStack: texts(details.errorStack), errorTypes: texts(details.errorTypes) }
    : undefined;
}

/** An item of ListEffectiveDeployments. */
export function toEffectiveDeployment(deployment: sdk.EffectiveDeployment): EffectiveDeployment {
  return {
    deploymentId: text(deployment.deploymentId) ?? '',
    deploymentName: text(deployment.deploymentName),
    iotJobId: text(deployment.iotJobId),
    iotJobArn: text(deployment.iotJobArn),
    description: text(deployment.description),
    targetArn: text(deployment.targetArn),
    coreDeviceExecutionStatus: text(deployment.coreDeviceExecutionStatus),
    reason: text(deployment.reason),
    creationTimestamp: time(deployment.creationTimestamp),
    modifiedTimestamp: time(deployment.modifiedTimestamp),
    statusDetails: toStatusDetails(deployment.statusDetails),
  };
}

/** An item of ListInstalledComponents. */
export function toInstalledComponent(component: sdk.InstalledComponent): InstalledComponent {
  return {
    componentName: text(component.componentName) ?? '',
    componentVersion: text(component.componentVersion),
    lifecycleState: text(component.lifecycleState),
    lifecycleStateDetails: text(component.lifecycleStateDetails),
    isRoot: component.isRoot === true,
    lastStatusChangeTimestamp: time(component.lastStatusChangeTimestamp),
    lastReportedTimestamp: time(component.lastReportedTimestamp),
    lastInstallationSource: text(component.lastInstallationSource),
    lifecycleStatusCodes: texts(component.lifecycleStatusCodes),
  };
}
