import { isDeviceAddress } from '../../greengrass/addresses/address';
import { nameIn } from '../../greengrass/addresses/addressName';
import { visibleName } from '../../base/visibleText';
import type { Panel } from './panel';
import type { PanelAddress } from './panelAddress';

const kinds: Readonly<Record<PanelAddress['kind'], string>> = {
  coreDevice: 'Core device',
  effectiveDeployment: 'Deployment',
  deployment: 'Deployment',
  installedComponent: 'Component',
  component: 'Component',
  componentVersion: 'Component version',
  unlistedComponent: 'Component',
  failures: 'Fleet',
  fleetChanges: 'Fleet',
};

/** The name of the core device if a panel is about something on it; `undefined` for a whole device or a fleet. */
function deviceNameOf(address: PanelAddress): string | undefined {
  return isDeviceAddress(address) && address.kind !== 'coreDevice' ? visibleName(address.thingName) : undefined;
}

/** What a panel is about, with the core device if it is on one: `Deployment on core device press-1`. */
export function kindWords(address: PanelAddress): string {
  const device = deviceNameOf(address);
  return device === undefined ? kinds[address.kind] : `${kinds[address.kind]} on core device ${device}`;
}

/** The heading of a panel until its content is loaded. */
export function headingOf(address: PanelAddress): string {
  switch (address.kind) {
    case 'failures':
      return 'Failures Overview';
    case 'fleetChanges':
      return 'Changes Since a Snapshot';
    default:
      return nameIn(address);
  }
}

/** The title of a panel's tab. It names the device, because many devices have the same deployment or component. */
export function tabTitle({ heading, address }: Panel): string {
  const device = deviceNameOf(address);
  return device === undefined ? heading : `${heading} · ${device}`;
}
