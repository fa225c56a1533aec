import { parseComponentArn, withoutVersion } from '../../greengrass/addresses/arn';
import type { FleetAddress } from '../../greengrass/addresses/fleetAddress';
import type { CatalogComponent } from '../../greengrass/component';
import type { Fleet } from '../fleet';
import type { Listing } from '../requests/listing';
import { areAllScanned } from './indexCoverage';
import {
  componentNamed,
  componentOutsideCatalogs,
  knownComponent,
  listedComponent,
  type KnownComponent,
} from './knownComponents';

/** The address of a component or of one of its versions. */
export type ComponentAddress = Extract<
  FleetAddress,
  { readonly kind: 'component' | 'componentVersion' | 'unlistedComponent' }
>;

/** Whether an address stands for all versions of a component. */
export function isOfAllVersions(address: ComponentAddress): boolean {
  return address.kind === 'unlistedComponent' ? address.componentVersion === undefined : address.kind === 'component';
}

/** The catalog that has the component of an address, if any has it. */
export function catalogOf({ components }: Fleet, address: ComponentAddress): Listing<CatalogComponent> {
  const isPublic = address.kind !== 'unlistedComponent' && parseComponentArn(address.arn)?.isPublic === true;
  return isPublic ? components.provided : components.own;
}

/**
 * The component of an address; `undefined` if it isn't known. If AWS denies its catalog, the address is enough, because other
 * requests may be allowed. So it is for one in no catalog until every core device is scanned: it comes from a link then.
 */
export function componentAt(fleet: Fleet, address: ComponentAddress): KnownComponent | undefined {
  if (address.kind === 'unlistedComponent') {
    const { componentName } = address;
    const isScanned = areAllScanned(fleet.componentIndex.coverage());
    return (
      componentNamed(fleet, componentName) ?? (isScanned ? undefined : componentOutsideCatalogs(fleet, componentName))
    );
  }
  const arn = withoutVersion(address.arn);
  const { componentName, isPublic } = parseComponentArn(arn) ?? {};
  const listed = listedComponent(fleet, (one) => one.arn === arn);
  const isDenied = catalogOf(fleet, address).state.error?.kind === 'denied';
  return componentName === undefined || listed !== undefined || !isDenied
    ? listed
    : knownComponent(fleet, { componentName, origin: isPublic === true ? 'provided' : 'own', arn });
}
