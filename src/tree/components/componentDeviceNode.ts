import { addressPart } from '../../base/visibleText';
import type { InstalledComponent } from '../../greengrass/model';
import { componentDeviceRow } from '../../text/rows/componentDeviceRow';
import type { Node } from '../engine/node';
import { hoverFrom } from '../engine/nodeHover';
import type { ComponentRowsOptions } from './rowsOptions';
import { unknownDevice } from '../../fleet/devices/coreDeviceRecord';
import type { KnownDevice } from '../../greengrass/knownDevice';
import { coreDeviceFacts } from '../../text/hovers/coreDeviceFacts';
import { textContext } from '../shared/nodeContext';

/** The row of a core device below a version of a component: the state of the component on it. */
export function componentDeviceNode(
  parent: Node,
  componentName: string,
  thingName: string,
  { fleet, context }: ComponentRowsOptions,
): Node {
  const on = (): KnownDevice => {
    const record = fleet.devices.get(thingName);
    const unknown = { place: fleet.place(), device: unknownDevice(thingName), details: undefined };
    return record === undefined ? { ...unknown, deployments: undefined, components: undefined } : fleet.known(record);
  };
  const component = (): InstalledComponent | undefined =>
    on().components?.find((installed) => installed.componentName === componentName);
  return {
    id: `${parent.id}/device/${addressPart(thingName)}`,
    parent,
    isExpandable: false,
    row: () => componentDeviceRow(thingName, component(), context.clock.now()),
    refresh: async () => fleet.devices.get(thingName)?.components.refresh(),
    children: () => [],
    hover: hoverFrom(
      () => coreDeviceFacts(on(), textContext(context)),
      async (facts, explain) => {
        const { coreDeviceHover } = await import('../../text/hovers/coreDeviceHover');
        return coreDeviceHover(facts, explain);
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
