import * as vscode from 'vscode';
import type { Clock } from '../core/clock';
import { isEmptyFilter, parseFilter } from '../core/deviceFilter';
import { deviceGroupings } from '../core/deviceGroups';
import { DeviceSelection, isPlain, type Arrangement, type DeviceSelectionOptions } from '../fleet/deviceSelection';
import type { Fleet } from '../fleet/fleet';
import { ThingGroups } from '../fleet/thingGroups';
import { contextKeys, views } from '../manifest';
import type { ChoiceMemory } from '../ui/settings';

const filterKey = 'deviceFilter';
const groupingKey = 'deviceGrouping';

interface Selected {
  readonly groups: ThingGroups;
  selection: DeviceSelection | undefined;
}

/** Which core devices the view shows of each fleet, and what they are put together by; remembered for the workspace. */
export class Arrangements implements vscode.Disposable {
  /** Devices that are shown whatever number of rows there is room for. */
  readonly included = new Set<string>();
  private readonly emitter = new vscode.EventEmitter<void>();
  /** Fires when other rows may be shown than before. */
  readonly onDidChange = this.emitter.event;
  private selected = new Map<Fleet, Selected>();
  private endProgress: (() => void) | undefined;

  constructor(
    private readonly memory: ChoiceMemory,
    private readonly clock: Clock,
    private readonly hours: DeviceSelectionOptions['hours'],
  ) {
    this.setContext();
  }

  get current(): Arrangement {
    const grouping = this.memory.get(groupingKey);
    return {
      filter: parseFilter(this.memory.get(filterKey)),
      grouping: deviceGroupings.find((known) => known === grouping) ?? 'none',
    };
  }

  /** Shows other devices, or puts them together by something else, and remembers it. */
  change(change: Partial<Arrangement>): void {
    const { filter, grouping } = { ...this.current, ...change };
    void this.memory.update(filterKey, filter);
    void this.memory.update(groupingKey, grouping);
    this.included.clear();
    this.selected.forEach((selected) => {
      selected.selection?.dispose();
      selected.selection = undefined;
    });
    this.setContext();
    this.emitter.fire();
  }

  /** What is shown of a fleet; `undefined` where that is every device in one list. Begins to read what it needs. */
  selectionOf(fleet: Fleet): DeviceSelection | undefined {
    if (isPlain(this.current)) {
      return undefined;
    }
    const selected = this.of(fleet);
    if (selected.selection === undefined) {
      const selection = new DeviceSelection(fleet, selected.groups, this.current, {
        ...{ clock: this.clock, hours: this.hours },
        onDidChange: () => {
          this.showProgress();
          this.emitter.fire();
        },
      });
      selected.selection = selection;
      void selection.read();
    }
    return selected.selection;
  }

  /** The names of the thing groups of a fleet; none where they cannot be read. */
  async groupNames(fleet: Fleet): Promise<readonly string[]> {
    const { names } = this.of(fleet).groups;
    await names.read();
    return names.state.items ?? [];
  }

  /** The selections that are on show. */
  *selections(): Iterable<DeviceSelection> {
    for (const { selection } of this.selected.values()) {
      if (selection !== undefined) {
        yield selection;
      }
    }
  }

  /** Something about the devices of a fleet has changed, so that others may fit. */
  didChange(fleet: Fleet): void {
    this.selected.get(fleet)?.selection?.didChange();
  }

  /** Reads again what is shown of a fleet. */
  async refresh(fleet: Fleet): Promise<void> {
    const selected = this.selected.get(fleet);
    await selected?.groups.refresh();
    await selected?.selection?.read();
  }

  /** Forgets the fleets that are no longer on show. */
  keep(fleets: ReadonlySet<Fleet>): void {
    for (const [fleet, { groups, selection }] of this.selected) {
      if (!fleets.has(fleet)) {
        groups.cancel();
        selection?.dispose();
        this.selected.delete(fleet);
      }
    }
  }

  dispose(): void {
    this.keep(new Set());
    this.endProgress?.();
    this.emitter.dispose();
  }

  private of(fleet: Fleet): Selected {
    const didChange = (): void => {
      this.didChange(fleet);
    };
    const selected = this.selected.get(fleet) ?? {
      groups: new ThingGroups(fleet, this.clock, didChange),
      selection: undefined,
    };
    this.selected.set(fleet, selected);
    return selected;
  }

  private setContext(): void {
    const { filter } = this.current;
    void vscode.commands.executeCommand('setContext', contextKeys.hasFilter, !isEmptyFilter(filter));
    void vscode.commands.executeCommand('setContext', contextKeys.isFailingOnly, filter.isFailing === true);
  }

  /** The bar of the view runs while anything is being read. */
  private showProgress(): void {
    const isReading = [...this.selections()].some(({ state }) => state.isReading);
    if (!isReading) {
      this.endProgress?.();
      this.endProgress = undefined;
    } else if (this.endProgress === undefined) {
      const reading = new Promise<void>((resolve) => {
        this.endProgress = resolve;
      });
      void vscode.window.withProgress({ location: { viewId: views.coreDevices } }, () => reading);
    }
  }
}
