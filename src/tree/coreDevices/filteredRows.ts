import { filterOfGroup } from '../../fleet/selection/deviceSet';
import type { ConnectionTarget } from '../../greengrass/ports/connection';
import { partsNeedingScan } from '../../fleet/selection/deviceFilter';
import { filterWords } from '../../text/filter/filterWords';
import { count } from '../../base/numbers';
import type { Fleet } from '../../fleet/fleet';
import { commands } from '../../manifest';
import type { DeviceOrders } from '../../app/deviceOrders';
import type { DeviceViewOptions } from '../../app/deviceViewOptions';
import type { FilteredFleets } from '../../app/filteredFleets';
import { deviceGroupNode, type ShownGroup } from './deviceGroupNode';
import { DeviceRows, newlyFailingMessages } from './deviceRows';
import { failureMessage } from '../shared/failureMessage';
import { loadingMessage, MessageNodes, type Message } from '../engine/messageNode';
import { ChildNodes, sessionOf, type Node } from '../engine/node';
import type { NodeContext } from '../shared/nodeContext';

function noMatchMessage(words: string): Message {
  return {
    key: 'filtered',
    label: 'No core device matches the filter',
    description: words,
    icon: 'filter',
    hover: [
      { kind: 'heading', text: 'No core device matches the filter' },
      { kind: 'field', name: 'Filter', value: words },
      { kind: 'paragraph', text: 'Click to clear the filter.' },
    ],
    click: () => ({ command: commands.clearFilter, arguments: [] }),
  };
}

/** Whether an unscanned device matches isn't known. */
function notScannedMessage(amount: number): Message {
  return {
    key: 'notScanned',
    label: `${count(amount, 'core device')} not scanned`,
    description: 'scan every core device',
    icon: 'run-all',
    hover: [
      { kind: 'heading', text: 'Not scanned yet' },
      {
        kind: 'paragraph',
        text: 'The filter matches only core devices that are opened or scanned. Click to scan all of them.',
      },
    ],
    click: (node) => ({ command: commands.fullScan, arguments: [sessionOf(node)] }),
  };
}

/** What the rows depend on besides the fleet. */
export interface FilteredRowsOptions {
  readonly viewOptions: DeviceViewOptions;
  readonly filteredFleets: FilteredFleets;
  readonly deviceOrders: DeviceOrders;
  /** Called when the row limit grows. */
  readonly onDidGrow: () => void;
}

/** The rows of a fleet that is filtered or grouped. */
export class FilteredRows {
  private readonly messages: MessageNodes;
  private readonly groups: ChildNodes<ShownGroup>;
  private readonly devices: DeviceRows;

  constructor(
    parent: () => Node,
    private readonly context: NodeContext,
    private readonly options: FilteredRowsOptions,
  ) {
    const { filteredFleets, onDidGrow } = options;
    const { revealed } = filteredFleets;
    this.messages = new MessageNodes(parent);
    this.devices = new DeviceRows(parent, context, revealed, onDidGrow);
    this.groups = new ChildNodes((key, cell) => deviceGroupNode(parent(), key, cell, context, revealed, onDidGrow));
  }

  /**
   * The rows of a fleet; `undefined` if it is neither filtered nor grouped.
   * @param isListFailing whether another row already says that the list couldn't load
   */
  of(fleet: Fleet, at: ConnectionTarget, isListFailing: boolean): readonly Node[] | undefined {
    const query = this.options.filteredFleets.queryOf(fleet);
    if (query === 'plain') {
      return undefined;
    }
    if (query === 'loading') {
      return [this.messages.for(loadingMessage)];
    }
    const { groups, isReading, error, considered, scanned } = query.state;
    const { filter, grouping } = this.options.viewOptions.current;
    const rows =
      groups === undefined
        ? this.flat(fleet)
        : this.groups.for(
            groups.map((group) => [
              `${grouping}/${group.key}`,
              { fleet, group, filter: filterOfGroup(filter, grouping, group.key) },
            ]),
          );
    if (error !== undefined && !isListFailing) {
      return [this.messages.for(failureMessage('rest', error, at, this.context, () => query.read())), ...rows];
    }
    if (rows.length > 0) {
      return rows;
    }
    if (isReading) {
      return [this.messages.for(loadingMessage)];
    }
    const isAnyUnknown = partsNeedingScan(filter).length > 0 && scanned < considered;
    const notScanned = isAnyUnknown ? [notScannedMessage(considered - scanned)] : [];
    return [noMatchMessage(filterWords(filter)), ...notScanned].map((message) => this.messages.for(message));
  }

  private flat(fleet: Fleet): readonly Node[] {
    const { thingNames, newlyFailing } = this.options.deviceOrders.of(fleet);
    const messages = newlyFailingMessages(newlyFailing).map((message) => this.messages.for(message));
    return [...messages, ...this.devices.for(fleet, thingNames)];
  }
}
