import { filterOfGroup } from '../../fleet/selection/deviceSet';
import type { ConnectionTarget } from '../../greengrass/ports/connection';
import type { DeviceGroup } from '../../fleet/selection/deviceGroups';
import { partsNeedingScan } from '../../fleet/selection/deviceFilter';
import { filterWords } from '../../text/filter/filterWords';
import { connectivityOff } from '../../text/filter/indexWords';
import { count } from '../../base/numbers';
import type { Fleet } from '../../fleet/fleet';
import { commands } from '../../manifest';
import type { DeviceOrders } from '../../app/deviceOrders';
import type { DeviceViewOptions } from '../../app/deviceViewOptions';
import type { FilteredFleets } from '../../app/filteredFleets';
import { deviceGroupNode, type ShownGroup } from './deviceGroupNode';
import { DeviceRows, newlyFailingMessages } from './deviceRows';
import { failureMessage } from '../shared/failureMessage';
import { loadingMessage, loadMoreMessage, MessageNodes, type Message } from '../engine/messageNode';
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

/** The filter needs the fleet index, which the user hasn't turned on. */
const connectivityOffMessage: Message = {
  key: 'connectivityOff',
  label: 'This filter needs the fleet index',
  description: 'turn on greengrass.connectivity',
  icon: 'info',
  hover: [
    { kind: 'heading', text: 'The fleet index is not used' },
    { kind: 'paragraph', text: connectivityOff.sentence },
    { kind: 'paragraph', text: 'Click to turn it on.' },
  ],
  click: () => ({ command: commands.showConnectivity, arguments: [] }),
};

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
    const { groups, isReading, error, considered, scanned, index } = query.state;
    if (index === 'off') {
      return [this.messages.for(connectivityOffMessage)];
    }
    const loadMore = index?.hasMore === true ? (): Promise<void> => query.readMore() : undefined;
    const { filter } = this.options.viewOptions.current;
    const rows = groups === undefined ? this.flat(fleet, loadMore) : this.grouped(fleet, groups, loadMore);
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

  private grouped(
    fleet: Fleet,
    groups: readonly DeviceGroup[],
    loadMore: (() => Promise<void>) | undefined,
  ): readonly Node[] {
    const { filter, grouping } = this.options.viewOptions.current;
    const rows = this.groups.for(
      groups.map((group) => [
        `${grouping}/${group.key}`,
        { fleet, group, filter: filterOfGroup(filter, grouping, group.key) },
      ]),
    );
    const more = loadMore === undefined ? [] : [loadMoreMessage('from the fleet index', loadMore)];
    return [...rows, ...more.map((message) => this.messages.for(message))];
  }

  private flat(fleet: Fleet, loadMore: (() => Promise<void>) | undefined): readonly Node[] {
    const { thingNames, newlyFailing } = this.options.deviceOrders.of(fleet);
    const messages = newlyFailingMessages(newlyFailing).map((message) => this.messages.for(message));
    return [...messages, ...this.devices.for(fleet, thingNames, loadMore)];
  }
}
