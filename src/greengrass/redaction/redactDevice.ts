import type { KnownDevice, DeviceKnowledge } from '../knownDevice';
import type { CoreDevice, CoreDeviceDetails, EffectiveDeployment, InstalledComponent } from '../model';
import type { DeviceSubject } from '../subject';
import type { KnownNames } from './knownNames';
import type { Redactor } from './redactor';

/** Any text of the API that may be absent. */
export function optionalText(redactor: Redactor, text: string | undefined): string | undefined {
  return text && redactor.text(text);
}

/** Tags with their keys and values redacted. */
export function redactTags(
  redactor: Redactor,
  tags: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [redactor.text(key), redactor.text(value)]));
}

function redactFields(redactor: Redactor, device: CoreDevice): CoreDevice {
  const { status, platform, architecture, runtime } = device;
  return {
    coreDeviceThingName: redactor.thingName(device.coreDeviceThingName),
    status: optionalText(redactor, status),
    lastStatusUpdateTimestamp: device.lastStatusUpdateTimestamp,
    platform: optionalText(redactor, platform),
    architecture: optionalText(redactor, architecture),
    runtime: optionalText(redactor, runtime),
  };
}

function redactDetails(redactor: Redactor, details: CoreDeviceDetails): CoreDeviceDetails {
  return {
    ...redactFields(redactor, details),
    coreVersion: details.coreVersion && redactor.version(details.coreVersion),
    tags: redactTags(redactor, details.tags),
  };
}

/** An effective deployment without names and account numbers. */
function redactEffectiveDeployment(redactor: Redactor, deployment: EffectiveDeployment): EffectiveDeployment {
  const { statusDetails } = deployment;
  const text = (value: string): string => redactor.text(value);
  return {
    deploymentId: text(deployment.deploymentId),
    deploymentName: optionalText(redactor, deployment.deploymentName),
    iotJobId: optionalText(redactor, deployment.iotJobId),
    iotJobArn: optionalText(redactor, deployment.iotJobArn),
    description: optionalText(redactor, deployment.description),
    targetArn: deployment.targetArn && redactor.target(deployment.targetArn),
    coreDeviceExecutionStatus: optionalText(redactor, deployment.coreDeviceExecutionStatus),
    reason: optionalText(redactor, deployment.reason),
    creationTimestamp: deployment.creationTimestamp,
    modifiedTimestamp: deployment.modifiedTimestamp,
    statusDetails: statusDetails && {
      errorStack: statusDetails.errorStack.map(text),
      errorTypes: statusDetails.errorTypes.map(text),
    },
  };
}

/** An installed component without names and account numbers. */
function redactComponent(redactor: Redactor, component: InstalledComponent): InstalledComponent {
  return {
    componentName: redactor.text(component.componentName),
    componentVersion: component.componentVersion && redactor.version(component.componentVersion),
    lifecycleState: optionalText(redactor, component.lifecycleState),
    lifecycleStateDetails: optionalText(redactor, component.lifecycleStateDetails),
    isRoot: component.isRoot,
    lastStatusChangeTimestamp: component.lastStatusChangeTimestamp,
    lastReportedTimestamp: component.lastReportedTimestamp,
    lastInstallationSource: optionalText(redactor, component.lastInstallationSource),
    lifecycleStatusCodes: component.lifecycleStatusCodes.map((code) => redactor.text(code)),
  };
}

function learnEffectiveDeployment(names: KnownNames, deployment: EffectiveDeployment): void {
  names.addTarget(deployment.targetArn);
  names.learn(deployment.deploymentName);
  names.learn(deployment.iotJobId);
  names.learn(deployment.iotJobArn);
  names.learn(deployment.description);
  names.learn(deployment.reason);
  deployment.statusDetails?.errorStack.forEach((code) => {
    names.learn(code);
  });
}

/** Adds the names in what is known about a device. One statement for each field, because a fleet has millions of texts. */
export function learnDevice(names: KnownNames, { device, details, deployments, components }: DeviceKnowledge): void {
  names.add('thing', device.coreDeviceThingName);
  if (details !== undefined) {
    names.add('thing', details.coreDeviceThingName);
    names.learnFrom(details.tags);
  }
  deployments?.forEach((deployment) => {
    learnEffectiveDeployment(names, deployment);
  });
  components?.forEach(({ lifecycleStateDetails }) => {
    names.learn(lifecycleStateDetails);
  });
}

/** What is known about a device, without names and account numbers. */
export function redactDevice(redactor: Redactor, known: DeviceKnowledge): DeviceKnowledge {
  return {
    device: redactFields(redactor, known.device),
    details: known.details && redactDetails(redactor, known.details),
    deployments: known.deployments?.map((deployment) => redactEffectiveDeployment(redactor, deployment)),
    components: known.components?.map((component) => redactComponent(redactor, component)),
    deployedComponents: (deploymentId) =>
      known.deployedComponents?.(deploymentId)?.map((componentName) => redactor.text(componentName)),
  };
}

/** Devices and their places, without names and account numbers. */
export function redactKnownDevices(redactor: Redactor, devices: readonly KnownDevice[]): readonly KnownDevice[] {
  devices.forEach((known) => {
    learnDevice(redactor.names, known);
  });
  return devices.map((known) => redactKnownDevice(redactor, known));
}

function redactKnownDevice(redactor: Redactor, known: KnownDevice): KnownDevice {
  const { connectionId, profile, region, partition, account, asOf } = known.place;
  return {
    ...redactDevice(redactor, known),
    place: {
      connectionId: redactor.text(connectionId),
      profile: redactor.text(profile),
      region,
      partition,
      account: optionalText(redactor, account),
      asOf,
    },
  };
}

/** What a report is about, without names and account numbers. */
export function redactSubject(redactor: Redactor, subject: DeviceSubject): DeviceSubject {
  learnDevice(redactor.names, subject.on);
  const on = redactKnownDevice(redactor, subject.on);
  switch (subject.kind) {
    case 'effectiveDeployment':
      return { kind: subject.kind, on, deployment: redactEffectiveDeployment(redactor, subject.deployment) };
    case 'installedComponent':
      return { kind: subject.kind, on, component: redactComponent(redactor, subject.component) };
    default:
      return { kind: subject.kind, on };
  }
}
