import type {
  CoreDevice,
  CoreDeviceDetails,
  DeploymentStatusDetails,
  EffectiveDeployment,
  InstalledComponent,
  ListedDeployment,
} from '../model';
import { flag, isObject, list, member, tagsIn, text, texts, time, type Wire } from '../../base/json';

/** Converts the items of a list to the model and drops items that aren't objects. */
export function toModels<T>(items: unknown, toModel: (item: object) => T): readonly T[] {
  return list(items).filter(isObject).map(toModel);
}

/** An item of ListCoreDevices. */
export function toCoreDevice(device: Wire<CoreDevice>): CoreDevice {
  return {
    coreDeviceThingName: text(device.coreDeviceThingName) ?? '',
    status: text(device.status),
    lastStatusUpdateTimestamp: time(device.lastStatusUpdateTimestamp),
    platform: text(device.platform),
    architecture: text(device.architecture),
    runtime: text(device.runtime),
  };
}

/** The response of GetCoreDevice. */
export function toCoreDeviceDetails(device: Wire<CoreDeviceDetails>): CoreDeviceDetails {
  return { ...toCoreDevice(device), coreVersion: text(device.coreVersion), tags: tagsIn(device.tags) };
}

function toStatusDetails(details: unknown): DeploymentStatusDetails | undefined {
  return isObject(details)
    ? { errorStack: texts(member(details, 'errorStack')), errorTypes: texts(member(details, 'errorTypes')) }
    : undefined;
}

/** An item of ListEffectiveDeployments. */
export function toEffectiveDeployment(deployment: Wire<EffectiveDeployment>): EffectiveDeployment {
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
export function toInstalledComponent(component: Wire<InstalledComponent>): InstalledComponent {
  return {
    componentName: text(component.componentName) ?? '',
    componentVersion: text(component.componentVersion),
    lifecycleState: text(component.lifecycleState),
    lifecycleStateDetails: text(component.lifecycleStateDetails),
    isRoot: flag(component.isRoot),
    lastStatusChangeTimestamp: time(component.lastStatusChangeTimestamp),
    lastReportedTimestamp: time(component.lastReportedTimestamp),
    lastInstallationSource: text(component.lastInstallationSource),
    lifecycleStatusCodes: texts(component.lifecycleStatusCodes),
  };
}

/** An item of ListDeployments. */
export function toListedDeployment(deployment: Wire<ListedDeployment>): ListedDeployment {
  return {
    deploymentId: text(deployment.deploymentId) ?? '',
    deploymentName: text(deployment.deploymentName),
    deploymentStatus: text(deployment.deploymentStatus),
    targetArn: text(deployment.targetArn),
    parentTargetArn: text(deployment.parentTargetArn),
    revisionId: text(deployment.revisionId),
    isLatestForTarget: flag(deployment.isLatestForTarget),
    creationTimestamp: time(deployment.creationTimestamp),
  };
}
