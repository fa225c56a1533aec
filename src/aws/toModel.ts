import type * as sdk from '@aws-sdk/client-greengrassv2';
import type * as iot from '@aws-sdk/client-iot';
import { thingNameOfArn } from '../core/arn';
import type {
  CoreDevice,
  CoreDeviceDetails,
  DeploymentStatusDetails,
  EffectiveDeployment,
  InstalledComponent,
  JobExecution,
  ListedDeployment,
} from '../core/model';
import { isObject, list, tagsIn, text, texts, time } from './parse';

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
  return { ...toCoreDevice(device), coreVersion: text(device.coreVersion), tags: tagsIn(device.tags) };
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

/** An item of ListDeployments. */
export function toListedDeployment(deployment: sdk.Deployment): ListedDeployment {
  return {
    deploymentId: text(deployment.deploymentId) ?? '',
    deploymentName: text(deployment.deploymentName),
    deploymentStatus: text(deployment.deploymentStatus),
    targetArn: text(deployment.targetArn),
  };
}

/** An item of ListJobExecutionsForJob. */
export function toJobExecution(execution: iot.JobExecutionSummaryForJob): JobExecution {
  return {
    thingName: thingNameOfArn(text(execution.thingArn)),
    status: text(execution.jobExecutionSummary?.status),
  };
}
