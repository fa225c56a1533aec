import { grouped } from '../core/format';
import type { CoreDeviceRecord } from '../fleet/coreDeviceRecord';
import type { Fleet } from '../fleet/fleet';
import { coreDeviceNode } from './coreDeviceNode';
import { loadMoreMessage, MessageNodes } from './messageNode';
import { ChildNodes, type Node } from './node';
import type { TreeSurroundings } from './surroundings';

/** So many rows are added at a time: VS Code stalls when it is given many at once. */
const rowsAtATime = 100;

/** More siblings than these no person looks through, and VS Code becomes slow. */
export const mostRows = 1_500;

/** A core device with the fleet that it is in. */
export interface ShownDevice {
  readonly fleet: Fleet;
  readonly record: CoreDeviceRecord;
}

/** Whether the row of one device can stand for the other: a connection that was opened anew has other records. */
export function isSameDevice(known: ShownDevice, device: ShownDevice): boolean {
  return known.fleet === device.fleet && known.record === device.record;
}

/** The rows of core devices that are all known: a hundred at first, and a hundred more with each Load More. */
export class DeviceRows {
  private room = rowsAtATime;
  private readonly nodes: ChildNodes<ShownDevice>;
  private readonly messages: MessageNodes;

  /**
   * @param included devices that are shown in any case, e.g. because they are to be revealed
   * @param onDidGrow is told when there is room for more
   */
  constructor(
    parent: () => Node,
    surroundings: TreeSurroundings,
    private readonly included: ReadonlySet<string>,
    private readonly onDidGrow: () => void,
  ) {
    this.nodes = new ChildNodes<ShownDevice>(
      (_key, { value }) => coreDeviceNode(parent(), value.fleet, value.record, surroundings),
      isSameDevice,
    );
    this.messages = new MessageNodes(parent);
  }

  /** The rows for these devices, in this order. */
  for(fleet: Fleet, thingNames: readonly string[]): readonly Node[] {
    const first = thingNames.slice(0, this.room);
    const others =
      this.included.size === 0 ? [] : thingNames.slice(this.room).filter((name) => this.included.has(name));
    const rows = this.nodes.for(
      [...first, ...others].flatMap((name) => {
        const record = fleet.device(name);
        return record === undefined ? [] : [[`${fleet.connection.id}/${name}`, { fleet, record }] as const];
      }),
    );
    const left = thingNames.length - first.length;
    return left === 0 ? rows : [...rows, this.messages.for(this.tail(first.length, thingNames.length))];
  }

  private tail(shown: number, all: number): Parameters<MessageNodes['for']>[0] {
    if (shown >= mostRows) {
      return {
        key: 'more',
        label: `${grouped(shown)} of ${grouped(all)} core devices are shown`,
        description: 'narrow the filter to see others',
        icon: 'ellipsis',
      };
    }
    const grow = (): Promise<void> => {
      this.room += rowsAtATime;
      this.onDidGrow();
      return Promise.resolve();
    };
    return loadMoreMessage(`${grouped(shown)} of ${grouped(all)} core devices shown`, grow);
  }
}
