import { member, string } from '../../base/json';
import type { Address } from './address';
import type { DeviceTarget } from './deviceAddress';
import type { FleetTarget } from './fleetAddress';
import type { Target } from './target';

/** A string member of a value. */
function field(value: unknown, key: string): string | undefined {
  return string(member(value, key));
}

/** Whether an optional member is present but isn't a string. */
function isMalformed(value: unknown, key: string): boolean {
  return member(value, key) !== undefined && field(value, key) === undefined;
}

/** A core device or something on it, without its thing name. */
function parseOnDevice(value: unknown): DeviceTarget | undefined {
  switch (member(value, 'kind')) {
    case 'coreDevice':
      return { kind: 'coreDevice' };
    case 'effectiveDeployment': {
      const deploymentId = field(value, 'deploymentId');
      return deploymentId === undefined ? undefined : { kind: 'effectiveDeployment', deploymentId };
    }
    case 'installedComponent': {
      const componentName = field(value, 'componentName');
      return componentName === undefined ? undefined : { kind: 'installedComponent', componentName };
    }
    default:
      return undefined;
  }
}

function parseInFleet(value: unknown): FleetTarget | undefined {
  const kind = member(value, 'kind');
  switch (kind) {
    case 'deployment': {
      const targetArn = field(value, 'targetArn');
      const deploymentId = field(value, 'deploymentId');
      if (targetArn === undefined || isMalformed(value, 'deploymentId')) {
        return undefined;
      }
      return deploymentId === undefined ? { kind, targetArn } : { kind, targetArn, deploymentId };
    }
    case 'component':
    case 'componentVersion': {
      const arn = field(value, 'arn');
      return arn === undefined ? undefined : { kind, arn };
    }
    case 'unlistedComponent': {
      const componentName = field(value, 'componentName');
      const componentVersion = field(value, 'componentVersion');
      if (componentName === undefined || isMalformed(value, 'componentVersion')) {
        return undefined;
      }
      return componentVersion === undefined ? { kind, componentName } : { kind, componentName, componentVersion };
    }
    case 'thingGroup': {
      const thingGroupName = field(value, 'thingGroupName');
      return thingGroupName === undefined ? undefined : { kind, thingGroupName };
    }
    case 'failures':
      return { kind };
    default:
      return undefined;
  }
}

/** Parses a target from a page's message; `undefined` for anything else. */
export function parseTarget(value: unknown): Target | undefined {
  const onDevice = parseOnDevice(value);
  if (onDevice === undefined) {
    return parseInFleet(value);
  }
  const thingName = field(value, 'thingName');
  if (isMalformed(value, 'thingName')) {
    return undefined;
  }
  return thingName === undefined ? onDevice : { ...onDevice, thingName };
}

/** Parses an address from a page's state; `undefined` for anything else. */
export function parseAddress(value: unknown): Address | undefined {
  const connectionId = field(value, 'connectionId');
  if (connectionId === undefined) {
    return undefined;
  }
  if (member(value, 'kind') === 'fleetChanges') {
    const file = field(value, 'file');
    return file === undefined ? undefined : { kind: 'fleetChanges', connectionId, file };
  }
  const onDevice = parseOnDevice(value);
  if (onDevice === undefined) {
    const inFleet = parseInFleet(value);
    return inFleet && { ...inFleet, connectionId };
  }
  const thingName = field(value, 'thingName');
  return thingName === undefined ? undefined : { ...onDevice, connectionId, thingName };
}
