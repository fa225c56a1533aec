import type * as vscode from 'vscode';
import { visibleName } from '../../base/visibleText';
import { coreDeviceRow } from '../../text/rows/coreDeviceRow';
import type { StatusContext } from '../../greengrass/status/thresholds';
import { searchNames } from '../../base/names/searchNames';
import { noneFound } from '../../text/filter/deviceSearch';
import { isThingName } from '../../greengrass/addresses/thingName';
import type { Fleet } from '../../fleet/fleet';
import { iconOf } from '../../tree/engine/treeItem';
import { keepOrder } from '../../ui/keepOrder';
import { readThresholds } from '../../ui/settings';

/** The largest number of suggestions. Nobody reads more, and typing narrows them. */
const maxSuggestions = 200;

/** The quick pick item of a core device. */
export interface DevicePick extends vscode.QuickPickItem {
  readonly thingName: string;
}

/** The item of a name. A known device looks as in the tree. */
function pickFor(fleet: Fleet, thingName: string, context: StatusContext): DevicePick {
  const record = fleet.devices.get(thingName);
  const row = record && coreDeviceRow(record.device, record.opened, context);
  const shown = row && { description: row.description, iconPath: iconOf(row) };
  return { label: visibleName(thingName), ...shown, alwaysShow: true, thingName };
}

/**
 * The core devices that a quick pick suggests, among those known so far. All have `alwaysShow`: VS Code would match the typed
 * text as one string, and would select by a place in the previous list if the user types and presses Enter at once.
 */
export class DeviceSuggestions {
  private thingNames: readonly string[] = [];
  private isWhole = false;

  constructor(
    private readonly fleet: Fleet,
    private readonly quickPick: vscode.QuickPick<DevicePick>,
  ) {
    keepOrder(quickPick);
  }

  /** Searches again after the user has typed. */
  search(): void {
    this.thingNames = [];
    this.show();
  }

  /** Adds newly known devices. Existing suggestions keep their places, or the user could select the wrong one. */
  grow(): void {
    const active = this.quickPick.activeItems[0]?.thingName;
    const previousCount = this.thingNames.length;
    this.show();
    const activeItems = this.quickPick.items.filter(({ thingName }) => thingName === active);
    if (previousCount > 0 && activeItems.length > 0) {
      this.quickPick.activeItems = activeItems;
    }
  }

  /** The whole fleet is known. A name without suggestions didn't exist at the last load. */
  finish(): void {
    this.isWhole = true;
    this.grow();
  }

  private show(): void {
    const { fleet, quickPick } = this;
    const typed = quickPick.value;
    const name = typed.trim();
    const found = searchNames(fleet.devices.names(), typed, maxSuggestions);
    // A full name comes first, even if other names contain it.
    const exact = fleet.devices.get(name) === undefined || this.thingNames.includes(name) ? [] : [name];
    this.thingNames = [...new Set([...exact, ...this.thingNames, ...found])].slice(0, maxSuggestions);
    const context = { ...readThresholds(), now: fleet.now() };
    const picks = this.thingNames.map((thingName) => pickFor(fleet, thingName, context));
    const isName = isThingName(name);
    const isNone = this.isWhole && picks.length === 0 && name !== '';
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
