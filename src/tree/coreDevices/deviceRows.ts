import type { CoreDeviceRecord } from '../../fleet/devices/coreDeviceRecord';
import type { Fleet } from '../../fleet/fleet';
import { coreDeviceNode } from './coreDeviceNode';
import { ChildNodes, type Node } from '../engine/node';
import { RowLimit } from '../engine/rowLimit';
import type { NodeContext } from '../shared/nodeContext';

/** A core device with the fleet that it is in. */
export interface ShownDevice {
  readonly fleet: Fleet;
  readonly record: CoreDeviceRecord;
}

/** Whether the row of one device can stand for the other: a connection that was opened anew has other records. */
export function isSameDevice(known: ShownDevice, device: ShownDevice): boolean {
  return known.fleet === device.fleet && known.record === device.record;
}

/** The rows of core devices that are all known, as far as there is room for them. */
export class DeviceRows {
  private readonly nodes: ChildNodes<ShownDevice>;
  private readonly room: RowLimit;

  /**
   * @param included devices that are shown in any case, e.g. because they are to be revealed
   * @param onDidGrow is told when there is room for more
   */
  constructor(
    parent: () => Node,
    context: NodeContext,
    private readonly included: ReadonlySet<string>,
    onDidGrow: () => void,
  ) {
    this.nodes = new ChildNodes<ShownDevice>(
      (_key, { value }) => coreDeviceNode(parent(), value.fleet, value.record, context),
      isSameDevice,
    );
    this.room = new RowLimit(parent, 'core devices', 'narrow the filter to see others', onDidGrow);
  }

  /** The rows for these devices, in this order. */
  for(fleet: Fleet, thingNames: readonly string[]): readonly Node[] {
    return this.room.rows(thingNames, (first, others) => {
      const included = this.included.size === 0 ? [] : others.filter((name) => this.included.has(name));
      return this.nodes.for(
        [...first, ...included].flatMap((name) => {
          const record = fleet.devices.get(name);
          return record === undefined ? [] : [[`${fleet.connection.id}/${name}`, { fleet, record }] as const];
        }),
      );
    });
  }
}
