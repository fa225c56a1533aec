import type * as vscode from 'vscode';
import { visibleName } from '../../base/visibleText';
import { coreDeviceRow } from '../../text/rows/coreDeviceRow';
import type { StatusContext } from '../../greengrass/status/thresholds';
import { searchNames } from '../../base/searchNames';
import { noneFound } from '../../text/messages/deviceSearch';
import { isThingName } from '../../greengrass/addresses/thingName';
import type { Fleet } from '../../fleet/fleet';
import { iconOf } from '../../tree/engine/treeItem';
import { readThresholds } from '../../ui/settings';

/** So many names are offered at a time: nobody reads more, and typing narrows them. */
const mostOffered = 200;

/** A core device that a person can choose. */
export interface DevicePick extends vscode.QuickPickItem {
  readonly thingName: string;
}

/** A name as the tree shows its row. */
function pickFor(fleet: Fleet, thingName: string, context: StatusContext): DevicePick {
  const record = fleet.devices.get(thingName);
  const row = record && coreDeviceRow(record.device, record.opened, context);
  const shown = row && { description: row.description, iconPath: iconOf(row) };
  return { label: visibleName(thingName), ...shown, alwaysShow: true, thingName };
}

/** The core devices that a person can choose among, as far as the fleet is known. */
export class DeviceOffer {
  private thingNames: readonly string[] = [];
  private isWhole = false;

  constructor(
    private readonly fleet: Fleet,
    private readonly quickPick: vscode.QuickPick<DevicePick>,
  ) {}

  /** The person has typed something else. */
  search(): void {
    this.thingNames = [];
    this.show();
  }

  /** More devices are known. What is offered stays where it is, or another one would come under the person's hand. */
  grow(): void {
    const active = this.quickPick.activeItems[0]?.thingName;
    const before = this.thingNames.length;
    this.show();
    const again = this.quickPick.items.filter(({ thingName }) => thingName === active);
    if (before > 0 && again.length > 0) {
      this.quickPick.activeItems = again;
    }
  }

  /** The whole fleet is known: what is not found now does not exist, as far as the last read can tell. */
  finish(): void {
    this.isWhole = true;
    this.grow();
  }

  private show(): void {
    const { fleet, quickPick } = this;
    const typed = quickPick.value;
    const name = typed.trim();
    const found = searchNames(fleet.devices.names(), typed, mostOffered);
    // Who types a whole name means that one, wherever it stands among those that have it in theirs.
    const exact = fleet.devices.get(name) === undefined || this.thingNames.includes(name) ? [] : [name];
    this.thingNames = [...new Set([...exact, ...this.thingNames, ...found])].slice(0, mostOffered);
    const context = { ...readThresholds(), now: fleet.now() };
    // VS Code looks for the whole of what was typed in one place.
    const alwaysShow = /\s/u.test(name);
    const picks = this.thingNames.map((thingName) => ({ ...pickFor(fleet, thingName, context), alwaysShow }));
    const isName = isThingName(name);
    const isNone = this.isWhole && picks.length === 0 && name !== '';
    // VS Code puts first what fits the typed text best, so the name does not stand in the label.
    const lookUp = {
      label: isName ? 'Look up this exact name' : 'Core device not found',
      description: name,
      alwaysShow: true,
      ...(isNone ? { detail: noneFound(name) } : {}),
      thingName: name,
    };
    quickPick.items = isNone || (isName && fleet.devices.get(name) === undefined) ? [...picks, lookUp] : picks;
  }
}
