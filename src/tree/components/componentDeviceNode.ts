import { isOlderThan } from '../../base/time';
import { addressPart } from '../../base/visibleText';
import { knownByName } from '../../fleet/devices/knownByName';
import type { KnownDevice } from '../../greengrass/knownDevice';
import type { InstalledComponent } from '../../greengrass/model';
import { installedComponentFacts } from '../../text/hovers/devices/installedComponentFacts';
import { componentDeviceRow } from '../../text/rows/componentDeviceRow';
import type { Node } from '../engine/node';
import { hoverFrom } from '../engine/nodeHover';
import type { ComponentRowsOptions } from './rowsOptions';

/** Data that was loaded longer ago than this is dated. */
const oldAfterHours = 1;

/** The row of a core device below a version of a component: the state of the component on it. */
export function componentDeviceNode(
  parent: Node,
  componentName: string,
  thingName: string,
  { fleet, context }: ComponentRowsOptions,
): Node {
  const on = (): KnownDevice => knownByName(fleet, thingName);
  const component = (): InstalledComponent | undefined =>
    on().components?.find((installed) => installed.componentName === componentName);
  /** When the components of the device were loaded, if that is long ago. A snapshot has one date for everything. */
  const loadedAt = (): Date | undefined => {
    const readAt = fleet.devices.get(thingName)?.components.state.readAt;
    const isOld = readAt !== undefined && isOlderThan(readAt, oldAfterHours, context.clock.now());
    return isOld && fleet.connection.asOf === undefined ? readAt : undefined;
  };
  return {
    id: `${parent.id}/device/${addressPart(thingName)}`,
    parent,
    isExpandable: false,
    row: () => componentDeviceRow(thingName, component(), context.clock.now(), loadedAt()),
    refresh: async () => fleet.devices.get(thingName)?.components.refresh(),
    children: () => [],
    hover: hoverFrom(
      () => {
        const installed = component();
        return installed && installedComponentFacts(on(), installed, context.timeZone(), loadedAt());
      },
      async (facts, explain) => {
        const { installedComponentHover } = await import('../../text/hovers/devices/installedComponentHover');
        return facts === undefined ? [] : installedComponentHover(facts, explain);
      },
    ),
    subject: () => {
      const installed = component();
      return installed === undefined
        ? { kind: 'coreDevice', on: on() }
        : { kind: 'installedComponent', on: on(), component: installed };
    },
  };
}
