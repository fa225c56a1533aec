import type { DeviceOrders } from '../../app/deviceOrders';
import { grouped } from '../../base/numbers';
import { visibleText } from '../../base/visibleText';
import type { Fleet } from '../../fleet/fleet';
import { commands, rowFlags } from '../../manifest';
import { coreDeviceNode } from './coreDeviceNode';
import { isSameDevice, newlyFailingMessages, type ShownDevice } from './deviceRows';
import { loadingMessage, loadMoreMessage, MessageNodes, type Message } from '../engine/messageNode';
import { ChildNodes, sessionOf, type Node } from '../engine/node';
import { maxRows } from '../engine/rowLimit';
import type { NodeContext } from '../shared/nodeContext';

const setUpGuide = 'https://docs.aws.amazon.com/greengrass/v2/developerguide/getting-started.html';

/** The row of a fleet without core devices. */
function emptyMessage(fleet: Fleet): Message {
  const { profile, region } = fleet.connection;
  return {
    key: 'empty',
    label: `No core devices in ${visibleText(region)}`,
    description: `profile ${visibleText(profile)}`,
    icon: 'info',
    hover: [
      { kind: 'heading', text: 'No core devices' },
      { kind: 'field', name: 'Region', value: visibleText(region) },
      { kind: 'field', name: 'Profile', value: visibleText(profile) },
      { kind: 'field', name: 'Account', value: fleet.account() ?? 'unknown' },
      { kind: 'paragraph', text: 'Click to select another Region.' },
      { kind: 'link', text: 'Set up a Greengrass core device', url: setUpGuide },
    ],
    flags: [rowFlags.selectRegion],
    click: (node) => ({ command: commands.selectRegion, arguments: [sessionOf(node)] }),
  };
}

/** The last row of a list that is at the row limit. */
function rowLimitMessage(shown: number): Message {
  return {
    key: 'more',
    label: `${grouped(shown)} core devices shown`,
    icon: 'ellipsis',
    description: 'filter to see more',
    hover: [
      { kind: 'heading', text: `${grouped(shown)} core devices shown` },
      {
        kind: 'paragraph',
        text: `Showing the first ${grouped(shown)}. Filter…, Group By…, and Go to Core Device… find the others. Click to filter.`,
      },
    ],
    click: () => ({ command: commands.filter, arguments: [] }),
  };
}

/** The rows of a fleet that is neither filtered nor grouped: the loaded list, and devices that need attention. */
export class ListedRows {
  private readonly messages: MessageNodes;
  private readonly devices: ChildNodes<ShownDevice>;
  /** The number of shown devices. */
  private shown = 0;
  private isCut = false;

  /** @param revealed devices that are shown even beyond the row limit */
  constructor(
    parent: () => Node,
    context: NodeContext,
    private readonly deviceOrders: DeviceOrders,
    private readonly revealed: ReadonlySet<string>,
  ) {
    this.messages = new MessageNodes(parent);
    this.devices = new ChildNodes<ShownDevice>(
      (_key, { value }) => coreDeviceNode(parent(), value.fleet, value.record, context),
      isSameDevice,
    );
  }

  /** The rows of the devices. */
  of(fleet: Fleet): readonly Node[] {
    const { thingNames, newlyFailing } = this.deviceOrders.of(fleet);
    this.isCut = thingNames.length > maxRows;
    const names = this.isCut
      ? [...thingNames.slice(0, maxRows), ...thingNames.slice(maxRows).filter((name) => this.revealed.has(name))]
      : thingNames;
    const rows = this.devices.for(
      names.flatMap((name) => {
        const record = fleet.devices.get(name);
        return record === undefined ? [] : [[`${fleet.connection.id}/${name}`, { fleet, record }] as const];
      }),
    );
    this.shown = rows.length;
    return [...newlyFailingMessages(newlyFailing).map((message) => this.messages.for(message)), ...rows];
  }

  /** The last row: what comes after the devices. */
  tail(fleet: Fleet): readonly Node[] {
    const { shown, isCut } = this;
    const { tail } = fleet.list.state;
    if (tail === 'loading') {
      return [this.messages.for(loadingMessage)];
    }
    if (isCut || (tail === 'more' && shown >= maxRows)) {
      return [this.messages.for(rowLimitMessage(shown))];
    }
    if (tail === 'more') {
      const words = `${grouped(shown)} core devices shown`;
      return [this.messages.for(loadMoreMessage(words, () => fleet.list.readMore()))];
    }
    return shown === 0 && tail === 'end' ? [this.messages.for(emptyMessage(fleet))] : [];
  }
}
