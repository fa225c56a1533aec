import * as vscode from 'vscode';
import type { Clock } from '../base/clock';
import { isUnfiltered, type ViewOptions } from '../fleet/selection/viewOptions';
import { isEmptyFilter, parseFilter } from '../fleet/selection/deviceFilter';
import { deviceGroupings } from '../fleet/selection/deviceGroups';
import type { KnownThingGroup } from '../fleet/selection/thingGroups';
import type { DeviceQuery, DeviceQueryOptions } from '../fleet/selection/deviceQuery';
import type { Fleet } from '../fleet/fleet';
import type { FilteredFleet } from '../fleet/selection/filteredFleet';
import { contextKeys, views } from '../manifest';
import type { WorkspaceMemory } from '../ui/settings';
import { ViewProgress } from '../ui/viewProgress';

const filterKey = 'deviceFilter';
const groupingKey = 'deviceGrouping';

/** Which core devices the view shows of each fleet, and what they are put together by; remembered for the workspace. */
export class FilteredFleets implements vscode.Disposable {
  /** Devices that are shown whatever number of rows there is room for. */
  readonly included = new Set<string>();
  private readonly emitter = new vscode.EventEmitter<void>();
  /** Fires when other rows may be shown than before. */
  readonly onDidChange = this.emitter.event;
  /** The fleets of which the rows are on show. */
  private readonly shown = new Set<Fleet>();
  private readonly arranged = new Map<Fleet, FilteredFleet>();
  private readonly progress = new ViewProgress(views.coreDevices);

  constructor(
    private readonly memory: WorkspaceMemory,
    private readonly clock: Clock,
    private readonly thresholds: DeviceQueryOptions['thresholds'],
  ) {
    this.setContext();
  }

  get current(): ViewOptions {
    const grouping = this.memory.get(groupingKey);
    return {
      filter: parseFilter(this.memory.get(filterKey)),
      grouping: deviceGroupings.find((known) => known === grouping) ?? 'none',
    };
  }

  /** Shows other devices, or puts them together by something else, and remembers it. */
  change(change: Partial<ViewOptions>): void {
    const { filter, grouping } = { ...this.current, ...change };
    void this.memory.update(filterKey, filter);
    void this.memory.update(groupingKey, grouping);
    this.included.clear();
    this.arranged.forEach((arranged) => {
      arranged.clear();
    });
    this.shown.forEach((fleet) => {
      this.begin(fleet);
    });
    this.showProgress();
    this.setContext();
    this.emitter.fire();
  }

  /** Begins to read what is needed to show a fleet in this way, unless it has begun. */
  begin(fleet: Fleet): void {
    this.shown.add(fleet);
    if (isUnfiltered(this.current) || this.arranged.get(fleet)?.query !== undefined) {
      return;
    }
    void this.arrangementOf(fleet).then((arranged) => {
      if (this.shown.has(fleet) && !isUnfiltered(this.current) && arranged.query === undefined) {
        arranged.apply(this.current);
      }
    });
  }

  /** What is shown of a fleet: `plain` where that is every device in one list, `loading` until it is known. */
  queryOf(fleet: Fleet): DeviceQuery | 'plain' | 'loading' {
    return isUnfiltered(this.current) ? 'plain' : (this.arranged.get(fleet)?.query ?? 'loading');
  }

  /** Resolves once it is known which of the known devices of a fleet are shown, and where. */
  async settled(fleet: Fleet): Promise<void> {
    if (!isUnfiltered(this.current)) {
      const { query: selection } = await this.arrangementOf(fleet);
      await selection?.settled();
    }
  }

  /** The thing groups of a fleet; none where they cannot be read. */
  async thingGroups(fleet: Fleet): Promise<readonly KnownThingGroup[]> {
    return (await this.arrangementOf(fleet)).thingGroups();
  }

  /** The selections that are on show. */
  *queries(): Iterable<DeviceQuery> {
    for (const { query: selection } of this.arranged.values()) {
      if (selection !== undefined) {
        yield selection;
      }
    }
  }

  /** Something about the devices of a fleet has changed, so that others may fit. */
  didChange(fleet: Fleet): void {
    this.arranged.get(fleet)?.query?.didChange();
  }

  /** Reads again what is shown of a fleet. */
  async refresh(fleet: Fleet): Promise<void> {
    await this.arranged.get(fleet)?.refresh();
  }

  /** Forgets the fleets that are no longer on show. */
  keep(fleets: ReadonlySet<Fleet>): void {
    for (const fleet of this.shown) {
      if (!fleets.has(fleet)) {
        this.shown.delete(fleet);
      }
    }
    for (const [fleet, arranged] of this.arranged) {
      if (!fleets.has(fleet)) {
        arranged.dispose();
        this.arranged.delete(fleet);
      }
    }
    this.showProgress();
  }

  dispose(): void {
    this.keep(new Set());
    this.progress.dispose();
    this.emitter.dispose();
  }

  /** In a file of its own, which is loaded when something is filtered or put together for the first time. */
  private async arrangementOf(fleet: Fleet): Promise<FilteredFleet> {
    const { FilteredFleet: Arranged } = await import('../fleet/selection/filteredFleet');
    const options = {
      clock: this.clock,
      thresholds: this.thresholds,
      onDidChange: () => {
        this.showProgress();
        this.emitter.fire();
      },
    };
    const arranged = this.arranged.get(fleet) ?? new Arranged(fleet, options);
    this.arranged.set(fleet, arranged);
    return arranged;
  }

  private setContext(): void {
    const { filter } = this.current;
    void vscode.commands.executeCommand('setContext', contextKeys.hasFilter, !isEmptyFilter(filter));
    void vscode.commands.executeCommand('setContext', contextKeys.isFailingOnly, filter.isFailing === true);
  }

  /** The bar of the view runs while anything is being read. */
  private showProgress(): void {
    this.progress.show([...this.queries()].some(({ state }) => state.isReading));
  }
}
