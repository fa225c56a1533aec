import { partitionOf } from '../regions';

/** The parts of an ARN that the program uses. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** Parses an ARN; `undefined` if the text isn't one. */
export function parseArn(text: string | undefined): Arn | undefined {
  const [, partition, service, region, account, resource] =
    /^arn:([^:]+):([^:]+):([^:]*):([^:]*):(.+)$/u.exec(text ?? '') ?? [];
  if (partition === undefined || service === undefined || resource === undefined) {
    return undefined;
  }
  return { partition, service, region: region ?? '', account: account ?? '', resource };
}

/** The name of the thing or thing group in a target ARN. A text that isn't an ARN is returned unchanged. */
export function targetName(targetArn: string): string {
  const resource = parseArn(targetArn)?.resource;
  return resource === undefined ? targetArn : resource.slice(resource.indexOf('/') + 1);
}

/** The name of the thing that an ARN identifies; empty if it identifies anything else. */
export function thingNameOfArn(text: string | undefined): string {
  return /^thing\/(.+)$/u.exec(parseArn(text)?.resource ?? '')?.[1] ?? '';
}

/** The ARN of a thing or thing group, as AWS builds it. */
export function targetArnOf(kind: 'thing' | 'thinggroup', name: string, region: string, account: string): string {
  return `arn:${partitionOf(region)}:iot:${region}:${account}:${kind}/${name}`;
}

/** What a deployment targets; `undefined` for an ARN of another kind. */
export function targetKindOf(targetArn: string | undefined): 'thing' | 'thinggroup' | undefined {
  const resource = parseArn(targetArn)?.resource ?? '';
  return resource.startsWith('thing/') ? 'thing' : resource.startsWith('thinggroup/') ? 'thinggroup' : undefined;
}

/** `thing group line-3` or `thing press-1`: the target of a deployment in words. Any other target is returned unchanged. */
export function targetInWords(targetArn: string): string {
  const resource = parseArn(targetArn)?.resource ?? targetArn;
  return resource.replace(/^thinggroup\//u, 'thing group ').replace(/^thing\//u, 'thing ');
}

/** The account number in an ARN, if it has one. */
export function accountOfArn(text: string | undefined): string | undefined {
  const account = parseArn(text)?.account;
  return account !== undefined && /^\d{12}$/u.test(account) ? account : undefined;
}

/** The ARN of a core device, as AWS builds it. */
export function coreDeviceArn(partition: string, region: string, account: string, thingName: string): string {
  return `arn:${partition}:greengrass:${region}:${account}:coreDevices:${thingName}`;
}

/** What the ARN of a component names. */
export interface ComponentArn {
  readonly componentName: string;
  /** `undefined` in the ARN of a component without a version. */
  readonly componentVersion: string | undefined;
  /** `com.acme.Monitor 1.2.3`; only the name if there is no version. */
  readonly nameAndVersion: string;
  /** Whether AWS provides the component. In that case, the ARN has no account. */
  readonly isPublic: boolean;
}

/**
 * The ARN of a component without a version, as AWS builds it.
 * @param account `aws` for a component that AWS provides
 */
export function componentArnOf(componentName: string, region: string, account: string): string {
  return `arn:${partitionOf(region)}:greengrass:${region}:${account}:components:${componentName}`;
}

/** The ARN of a version of a component, as AWS builds it. */
export function versionArn(componentArn: string, version: string): string {
  return `${componentArn}:versions:${version}`;
}

/** The ARN of a component without its version. */
export function withoutVersion(arn: string): string {
  return arn.replace(/:versions:[^:]*$/u, '');
}

/** Parses the ARN of a component or component version; `undefined` for any other text. */
export function parseComponentArn(text: string): ComponentArn | undefined {
  const { service, account, resource } = parseArn(text) ?? {};
  const [, componentName, componentVersion] = /^components:([^:]+)(?::versions:([^:]+))?$/u.exec(resource ?? '') ?? [];
  if (service !== 'greengrass' || componentName === undefined) {
    return undefined;
  }
  const nameAndVersion = componentVersion === undefined ? componentName : `${componentName} ${componentVersion}`;
  return { componentName, componentVersion, nameAndVersion, isPublic: account === 'aws' };
}
