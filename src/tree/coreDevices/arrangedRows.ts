import type { AskedAt } from '../../text/messages/errorWords';
import { partsToLookInto } from '../../fleet/selection/deviceFilter';
import { filterWords } from '../../text/messages/filterWords';
import { grouped } from '../../base/numbers';
import type { Fleet } from '../../fleet/fleet';
import { commands } from '../../manifest';
import type { Arrangements } from '../arrangements';
import { deviceGroupNode, type ShownGroup } from './deviceGroupNode';
import { DeviceRows } from './deviceRows';
import { failureMessage } from '../shared/failureMessage';
import { loadingMessage, MessageNodes, type Message } from '../engine/messageNode';
import { ChildNodes, type Node } from '../engine/node';
import type { TreeSurroundings } from '../shared/surroundings';

function nothingFits(words: string): Message {
  return {
    key: 'filtered',
    label: 'No core device fits the filter',
    description: words,
    icon: 'filter',
    hover: [
      { kind: 'heading', text: 'No core device fits the filter' },
      { kind: 'field', name: 'Filter', value: words },
      { kind: 'paragraph', text: 'Click to clear the filter.' },
    ],
    click: () => ({ command: commands.clearFilter, arguments: [] }),
  };
}

/** Of a device that nobody has looked into it is not known whether it fits. */
function lookInto(amount: number): Message {
  return {
    key: 'lookInto',
    label: `${grouped(amount)} core devices have not been looked into`,
    description: 'scan every core device',
    icon: 'run-all',
    hover: [
      { kind: 'heading', text: 'Not known yet' },
      {
        kind: 'paragraph',
        text: 'The filter asks for what is known only once a core device has been opened or scanned. Click to scan them all.',
      },
    ],
    click: (node) => ({ command: commands.fullScan, arguments: [node] }),
  };
}

/** The rows of a fleet of which some devices are wanted, or that is put together by something. */
export class ArrangedRows {
  private readonly messages: MessageNodes;
  private readonly groups: ChildNodes<ShownGroup>;
  private readonly devices: DeviceRows;

  constructor(
    parent: () => Node,
    surroundings: TreeSurroundings,
    private readonly arrangements: Arrangements,
    onDidGrow: () => void,
  ) {
    const { included } = arrangements;
    this.messages = new MessageNodes(parent);
    this.devices = new DeviceRows(parent, surroundings, included, onDidGrow);
    this.groups = new ChildNodes((key, cell) =>
      deviceGroupNode(parent(), key, cell, surroundings, included, onDidGrow),
    );
  }

  /**
   * The rows of a fleet; `undefined` where every device is shown in one list.
   * @param isListFailing whether a row says already that the list cannot be read
   */
  of(fleet: Fleet, at: AskedAt, isListFailing: boolean): readonly Node[] | undefined {
    const selection = this.arrangements.selectionOf(fleet);
    if (selection === 'plain') {
      return undefined;
    }
    if (selection === 'loading') {
      return [this.messages.for(loadingMessage)];
    }
    const { thingNames, groups, isReading, error, lookedAt, lookedInto } = selection.state;
    const { filter, grouping } = this.arrangements.current;
    const rows =
      groups === undefined
        ? this.devices.for(fleet, thingNames)
        : this.groups.for(groups.map((group) => [`${grouping}/${group.key}`, { fleet, group }]));
    if (error !== undefined && !isListFailing) {
      return [this.messages.for(failureMessage('rest', error, at, undefined, () => selection.read())), ...rows];
    }
    if (rows.length > 0) {
      return rows;
    }
    if (isReading) {
      return [this.messages.for(loadingMessage)];
    }
    const isAnyUnknown = partsToLookInto(filter).length > 0 && lookedInto < lookedAt;
    return [nothingFits(filterWords(filter)), ...(isAnyUnknown ? [lookInto(lookedAt - lookedInto)] : [])].map(
      (message) => this.messages.for(message),
    );
  }
}
