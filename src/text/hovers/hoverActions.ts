import { member } from '../../base/json';
import { isDeviceAddress } from '../../greengrass/addresses/address';
import type { DeviceAddress } from '../../greengrass/addresses/deviceAddress';
import { parseAddress } from '../../greengrass/addresses/parseAddress';

/** What the links of a hover do, by action. */
export const hoverActions = {
  showDetails: 'Show Details',
  showLogs: 'Show Logs',
  showCoreDevice: 'Show Core Device',
  copyThingName: 'Copy Thing Name',
  copyDeploymentId: 'Copy Deployment ID',
  copyFailureReport: 'Copy Failure Report',
} as const;
export type HoverAction = keyof typeof hoverActions;

/** A link of a hover: the argument of the command that runs it. */
export interface HoverLink {
  readonly action: HoverAction;
  readonly address: DeviceAddress;
}

function isAction(value: unknown): value is HoverAction {
  return typeof value === 'string' && Object.hasOwn(hoverActions, value);
}

/** Parses the argument of the command. Any extension can run it, so `undefined` for anything else. */
export function parseHoverLink(value: unknown): HoverLink | undefined {
  const action = member(value, 'action');
  const address = parseAddress(member(value, 'address'));
  return isAction(action) && address !== undefined && isDeviceAddress(address) ? { action, address } : undefined;
}
