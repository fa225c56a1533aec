import type { CoreDeviceRecord } from '../../fleet/devices/coreDeviceRecord';
import type { Fleet } from '../../fleet/fleet';
import { coreDeviceNode } from './coreDeviceNode';
import { ChildNodes, type Node } from '../engine/node';
import { RowLimit } from '../engine/rowLimit';
import type { NodeContext } from '../shared/nodeContext';

/** A core device with its fleet. */
export interface ShownDevice {
  readonly fleet: Fleet;
  readonly record: CoreDeviceRecord;
}

/** Whether two devices can share a row. A connection that was opened again has new records. */
export function isSameDevice(known: ShownDevice, device: ShownDevice): boolean {
  return known.fleet === device.fleet && known.record === device.record;
}

/** The rows of known core devices, up to the row limit. */
export class DeviceRows {
  private readonly nodes: ChildNodes<ShownDevice>;
  private readonly limit: RowLimit;

  /**
   * @param revealed devices that are shown even beyond the row limit
   * @param onDidGrow called when the row limit grows
   */
  constructor(
    parent: () => Node,
    context: NodeContext,
    private readonly revealed: ReadonlySet<string>,
    onDidGrow: () => void,
  ) {
    this.nodes = new ChildNodes<ShownDevice>(
      (_key, { value }) => coreDeviceNode(parent(), value.fleet, value.record, context),
      isSameDevice,
    );
    this.limit = new RowLimit(parent, 'core devices', 'narrow the filter to see more', onDidGrow);
  }

  /** The rows for these devices, in this order. */
  for(fleet: Fleet, thingNames: readonly string[]): readonly Node[] {
    return this.limit.rows(thingNames, (first, rest) => {
      const revealed = this.revealed.size === 0 ? [] : rest.filter((name) => this.revealed.has(name));
      return this.nodes.for(
        [...first, ...revealed].flatMap((name) => {
          const record = fleet.devices.get(name);
          return record === undefined ? [] : [[`${fleet.connection.id}/${name}`, { fleet, record }] as const];
        }),
      );
    });
  }
}
