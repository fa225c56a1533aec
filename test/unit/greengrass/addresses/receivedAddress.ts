import fc from 'fast-check';
import type { Address } from '../../../../src/greengrass/addresses/address';
import type { Target } from '../../../../src/greengrass/addresses/target';
import { nonString, received, type Received } from '../../malformed';
import { anyAddress, anyTarget } from './anyAddress';

/** Values that are the kind of no message, target or address. */
export const unknownKind = fc.oneof(
  nonString,
  fc.constantFrom('', 'constructor', 'toString', '__proto__', 'Ready', 'core device'),
);

/** What a member can't be that may be left out. */
const malformedOptional = nonString.filter((value) => value !== undefined);

/** What the members can't be that name something of a kind. */
function malformedNames(kind: Target['kind']): Readonly<Record<string, fc.Arbitrary<unknown>>> {
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
    case 'thingGroup':
      return { kind: unknownKind, thingGroupName: nonString };
  }
}

function isOnDevice(kind: Target['kind']): boolean {
  return kind === 'coreDevice' || kind === 'effectiveDeployment' || kind === 'installedComponent';
}

/** Any target as it arrives: valid, with unknown members, or with a malformed one. */
export const receivedTarget: fc.Arbitrary<Received<Target>> = received(anyTarget, ({ kind }) => ({
  ...malformedNames(kind),
  ...(isOnDevice(kind) ? { thingName: malformedOptional } : {}),
}));

/** Any address as it arrives: valid, with unknown members, or with a malformed one. */
export const receivedAddress: fc.Arbitrary<Received<Address>> = received(anyAddress, ({ kind }) => ({
  ...malformedNames(kind),
  connectionId: nonString,
  ...(isOnDevice(kind) ? { thingName: nonString } : {}),
}));
