/** The parts of an ARN that the program uses. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** Takes an ARN apart; `undefined` for a text that is none. */
export function parseArn(text: string | undefined): Arn | undefined {
  const [, partition, service, region, account, resource] =
    /^arn:([^:]+):([^:]+):([^:]*):([^:]*):(.+)$/u.exec(text ?? '') ?? [];
  if (partition === undefined || service === undefined || resource === undefined) {
    return undefined;
  }
  return { partition, service, region: region ?? '', account: account ?? '', resource };
}

/** The name behind the last part of a target's ARN: the thing or the thing group. A text that is no ARN as it is. */
export function targetName(targetArn: string): string {
  const resource = parseArn(targetArn)?.resource;
  return resource === undefined ? targetArn : resource.slice(resource.indexOf('/') + 1);
}

/** The name of the thing that an ARN stands for; empty where it stands for anything else. */
export function thingNameOfArn(text: string | undefined): string {
  return /^thing\/(.+)$/u.exec(parseArn(text)?.resource ?? '')?.[1] ?? '';
}

/** `thing group line-3` or `thing press-1`: what a deployment was sent to, in words. Any other target as it is. */
export function targetInWords(targetArn: string): string {
  const resource = parseArn(targetArn)?.resource ?? targetArn;
  return resource.replace(/^thinggroup\//u, 'thing group ').replace(/^thing\//u, 'thing ');
}

/** The account number in an ARN, where it holds one. */
export function accountOfArn(text: string | undefined): string | undefined {
  const account = parseArn(text)?.account;
  return account !== undefined && /^\d{12}$/u.test(account) ? account : undefined;
}

/** The ARN of a core device, as the service builds it. */
export function coreDeviceArn(partition: string, region: string, account: string, thingName: string): string {
  return `arn:${partition}:greengrass:${region}:${account}:coreDevices:${thingName}`;
}

/** What the ARN of a component names. */
export interface ComponentArn {
  readonly componentName: string;
  /** `undefined` in the ARN of a component as a whole. */
  readonly componentVersion: string | undefined;
  /** `com.acme.Monitor 1.2.3`; the name alone where there is no version. */
  readonly nameAndVersion: string;
  /** Whether AWS provides the component: the ARN has no account then. */
  readonly isPublic: boolean;
}

/** Takes the ARN of a component or of a component version apart; `undefined` for any other text. */
export function parseComponentArn(text: string): ComponentArn | undefined {
  const { service, account, resource } = parseArn(text) ?? {};
  const [, componentName, componentVersion] = /^components:([^:]+)(?::versions:([^:]+))?$/u.exec(resource ?? '') ?? [];
  if (service !== 'greengrass' || componentName === undefined) {
    return undefined;
  }
  const nameAndVersion = componentVersion === undefined ? componentName : `${componentName} ${componentVersion}`;
  return { componentName, componentVersion, nameAndVersion, isPublic: account === 'aws' };
}
