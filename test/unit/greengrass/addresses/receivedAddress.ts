import fc from 'fast-check';
import type { Address } from '../../../../src/greengrass/addresses/address';
import type { Target } from '../../../../src/greengrass/addresses/target';
import { nonString, received, type Received } from '../../malformed';
import { anyAddress, anyTarget } from './anyAddress';

/** Values that aren't a valid kind of a message, target or address. */
export const unknownKind = fc.oneof(
  nonString,
  fc.constantFrom('', 'constructor', 'toString', '__proto__', 'Ready', 'core device'),
);

/** Invalid values for an optional member. */
const malformedOptional = nonString.filter((value) => value !== undefined);

/** Invalid values for the members of a kind that contain names. */
function malformedNames(kind: Address['kind']): Readonly<Record<string, fc.Arbitrary<unknown>>> {
  switch (kind) {
    case 'coreDevice':
    case 'failures':
      return { kind: unknownKind };
    case 'effectiveDeployment':
      return { kind: unknownKind, deploymentId: nonString };
    case 'installedComponent':
      return { kind: unknownKind, componentName: nonString };
    case 'deployment':
      return { kind: unknownKind, targetArn: nonString, deploymentId: malformedOptional };
    case 'component':
    case 'componentVersion':
      return { kind: unknownKind, arn: nonString };
    case 'unlistedComponent':
      return { kind: unknownKind, componentName: nonString, componentVersion: malformedOptional };
    case 'thingGroup':
      return { kind: unknownKind, thingGroupName: nonString };
    case 'fleetChanges':
      return { kind: unknownKind, file: nonString };
  }
}

function isOnDevice(kind: Address['kind']): boolean {
  return kind === 'coreDevice' || kind === 'effectiveDeployment' || kind === 'installedComponent';
}

/** Any received target: valid, with unknown members, or with a malformed one. */
export const receivedTarget: fc.Arbitrary<Received<Target>> = received(anyTarget, ({ kind }) => ({
  ...malformedNames(kind),
  ...(isOnDevice(kind) ? { thingName: malformedOptional } : {}),
}));

/** Any received address: valid, with unknown members, or with a malformed one. */
export const receivedAddress: fc.Arbitrary<Received<Address>> = received(anyAddress, ({ kind }) => ({
  ...malformedNames(kind),
  connectionId: nonString,
  ...(isOnDevice(kind) ? { thingName: nonString } : {}),
}));
