import fc from 'fast-check';
import type { Address } from '../../../../src/greengrass/addresses/address';
import type { Target } from '../../../../src/greengrass/addresses/target';

/** Few names, so equal ones are frequent. Some contain characters that could separate two names. */
const name = fc.constantFrom('a', 'b', 'a","b', 'a/b', '', 'null');
const plain = { noNullPrototype: true };

function kind<Kind extends Address['kind']>(value: Kind): { readonly kind: fc.Arbitrary<Kind> } {
  return { kind: fc.constant(value) };
}

/** Any target. A target on a device is with or without the thing name. */
export const anyTarget: fc.Arbitrary<Target> = fc.oneof(
  fc.record({ ...kind('coreDevice'), thingName: name }, { ...plain, requiredKeys: ['kind'] }),
  fc.record(
    { ...kind('effectiveDeployment'), deploymentId: name, thingName: name },
    { ...plain, requiredKeys: ['kind', 'deploymentId'] },
  ),
  fc.record(
    { ...kind('installedComponent'), componentName: name, thingName: name },
    { ...plain, requiredKeys: ['kind', 'componentName'] },
  ),
  fc.record(
    { ...kind('deployment'), targetArn: name, deploymentId: name },
    { ...plain, requiredKeys: ['kind', 'targetArn'] },
  ),
  fc.record({ ...kind('component'), arn: name }, plain),
  fc.record({ ...kind('componentVersion'), arn: name }, plain),
  fc.record(
    { ...kind('unlistedComponent'), componentName: name, componentVersion: name },
    { ...plain, requiredKeys: ['kind', 'componentName'] },
  ),
  fc.record({ ...kind('thingGroup'), thingGroupName: name }, plain),
  fc.record(kind('failures'), plain),
);

const inFleet = { connectionId: name };
const onDevice = { connectionId: name, thingName: name };

/** Any address. */
export const anyAddress: fc.Arbitrary<Address> = fc.oneof(
  fc.record({ ...kind('coreDevice'), ...onDevice }, plain),
  fc.record({ ...kind('effectiveDeployment'), ...onDevice, deploymentId: name }, plain),
  fc.record({ ...kind('installedComponent'), ...onDevice, componentName: name }, plain),
  fc.record(
    { ...kind('deployment'), ...inFleet, targetArn: name, deploymentId: name },
    { ...plain, requiredKeys: ['kind', 'connectionId', 'targetArn'] },
  ),
  fc.record({ ...kind('component'), ...inFleet, arn: name }, plain),
  fc.record({ ...kind('componentVersion'), ...inFleet, arn: name }, plain),
  fc.record(
    { ...kind('unlistedComponent'), ...inFleet, componentName: name, componentVersion: name },
    { ...plain, requiredKeys: ['kind', 'connectionId', 'componentName'] },
  ),
  fc.record({ ...kind('thingGroup'), ...inFleet, thingGroupName: name }, plain),
  fc.record({ ...kind('failures'), ...inFleet }, plain),
  fc.record({ ...kind('fleetChanges'), ...inFleet, file: name }, plain),
);
