import { addressOf, type Address } from '../../greengrass/addresses/address';
import type { Subject } from '../../greengrass/subject';

/** Which kinds of addresses have a panel. */
const panels = {
  coreDevice: true,
  effectiveDeployment: true,
  installedComponent: true,
  deployment: true,
  component: true,
  componentVersion: true,
  unlistedComponent: true,
  thingGroup: false,
  failures: true,
  fleetChanges: true,
} as const satisfies Readonly<Record<Address['kind'], boolean>>;

type Panels = typeof panels;
type PanelKind = { [Kind in keyof Panels]: Panels[Kind] extends true ? Kind : never }[keyof Panels];

/** The address of something that has a panel. */
export type PanelAddress = Extract<Address, { readonly kind: PanelKind }>;

/** Whether something has a panel. */
export function hasPanel(address: Address): address is PanelAddress {
  return panels[address.kind];
}

/** The address of what a row is about; `undefined` for a row that has no panel. */
export function panelAddressOf(subject: Subject): PanelAddress | undefined {
  const address = addressOf(subject);
  return address !== undefined && hasPanel(address) ? address : undefined;
}
