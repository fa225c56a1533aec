import type { CoreDeviceRecord } from '../../fleet/devices/coreDeviceRecord';
import type { Fleet } from '../../fleet/fleet';
import { grouped } from '../../base/numbers';
import type { DeviceSort } from '../../fleet/selection/deviceOrder';
import { commands } from '../../manifest';
import type { Message } from '../engine/messageNode';
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

/** The first row if the order is held and other core devices became failing. None if there are none. */
export function newlyFailingMessages(amount: number): readonly Message[] {
  const words = `${grouped(amount)} newly failing`;
  return amount === 0
    ? []
    : [
        {
          key: 'newlyFailing',
          label: `${words}: sort`,
          icon: 'arrow-up',
          severity: 'error',
          hover: [
            { kind: 'heading', text: words },
            {
              kind: 'paragraph',
              text: 'Rows keep their places after you select or expand one. Click to show failing core devices first.',
            },
          ],
          click: () => ({ command: commands.sortDevices, arguments: ['failingFirst' satisfies DeviceSort] }),
        },
      ];
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

  /**
   * The rows for these devices, in this order.
   * @param loadMore loads more devices; absent if all are loaded
   */
  for(fleet: Fleet, thingNames: readonly string[], loadMore?: () => Promise<void>): readonly Node[] {
    const draw = (first: readonly string[], rest: readonly string[]): readonly Node[] => {
      const revealed = this.revealed.size === 0 ? [] : rest.filter((name) => this.revealed.has(name));
      return this.nodes.for(
        [...first, ...revealed].flatMap((name) => {
          const record = fleet.devices.get(name);
          return record === undefined ? [] : [[`${fleet.connection.id}/${name}`, { fleet, record }] as const];
        }),
      );
    };
    return this.limit.rows(thingNames, draw, loadMore);
  }
}
