import { visibleName } from '../../base/visibleText';
import type { Address } from './address';
import { parseComponentArn, targetName } from './arn';

/** An address of something that has a name of its own. */
export type NamedAddress = Exclude<Address, { readonly kind: 'failures' }>;

/** The name of what an address leads to, for as long as nothing else is known about it. */
export function nameIn(address: NamedAddress): string {
  return visibleName(ownName(address));
}

function ownName(address: NamedAddress): string {
  switch (address.kind) {
    case 'coreDevice':
      return address.thingName;
    case 'effectiveDeployment':
      return address.deploymentId;
    case 'installedComponent':
      return address.componentName;
    case 'deployment':
      return address.deploymentId ?? targetName(address.targetArn);
    case 'component':
    case 'componentVersion':
      return parseComponentArn(address.arn)?.nameAndVersion ?? address.arn;
    case 'thingGroup':
      return address.thingGroupName;
  }
}
