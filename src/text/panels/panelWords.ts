import type { Address } from '../../greengrass/addresses/address';
import { visibleName } from '../../base/visibleText';
import type { Panel } from './panel';

const kinds: Readonly<Record<Address['kind'], string>> = {
  coreDevice: 'Core device',
  effectiveDeployment: 'Deployment',
  installedComponent: 'Component',
};

/** The kind of a panel with its core device: `Deployment on core device press-1`. */
export function kindWords({ kind, thingName }: Address): string {
  return kind === 'coreDevice' ? kinds[kind] : `${kinds[kind]} on core device ${visibleName(thingName)}`;
}

/** The title of a panel's tab. It names the device, because many devices have the same deployment or component. */
export function tabTitle({ heading, address }: Panel): string {
  const isOnDevice = address !== undefined && address.kind !== 'coreDevice';
  return isOnDevice ? `${heading} · ${visibleName(address.thingName)}` : heading;
}
