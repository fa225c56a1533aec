import { visibleName } from '../../base/visibleText';
import type { Address } from './address';
import { parseComponentArn, targetName } from './arn';

/** An address of something that has its own name. */
export type NamedAddress = Exclude<Address, { readonly kind: 'failures' | 'fleetChanges' }>;

/** The name to show for an address until its data is loaded. */
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
    case 'unlistedComponent':
      return [address.componentName, address.componentVersion].filter(Boolean).join(' ');
    case 'thingGroup':
      return address.thingGroupName;
  }
}
