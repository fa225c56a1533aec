import { isDeviceAddress } from '../../greengrass/addresses/address';
import { nameIn } from '../../greengrass/addresses/addressName';
import { visibleName } from '../../base/visibleText';
import type { Panel } from './panel';
import type { PanelAddress } from './panelAddress';

const kinds: Readonly<Record<PanelAddress['kind'], string>> = {
  coreDevice: 'Core device',
  effectiveDeployment: 'Deployment',
  installedComponent: 'Component',
  failures: 'Fleet',
};

/** The core device that a panel is about a part of; `undefined` where it is about a whole device or a fleet. */
function deviceAround(address: PanelAddress): string | undefined {
  return isDeviceAddress(address) && address.kind !== 'coreDevice' ? visibleName(address.thingName) : undefined;
}

/** What kind of thing a panel is about, and on which core device it is: `Deployment on core device press-1`. */
export function kindWords(address: PanelAddress): string {
  const device = deviceAround(address);
  return device === undefined ? kinds[address.kind] : `${kinds[address.kind]} on core device ${device}`;
}

/** The heading of a panel for as long as nothing else is known about its thing. */
export function headingOf(address: PanelAddress): string {
  return address.kind === 'failures' ? 'Failures Overview' : nameIn(address);
}

/** The title of a panel's tab. It names the device, because many devices have the same deployment or component. */
export function tabTitle({ heading, address }: Panel): string {
  const device = deviceAround(address);
  return device === undefined ? heading : `${heading} · ${device}`;
}
