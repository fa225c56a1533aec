import { Listeners } from '../base/events';
import type { Memory } from '../base/memory';
import { parseFilter } from '../fleet/selection/deviceFilter';
import { deviceGroupings } from '../fleet/selection/deviceGroups';
import type { ViewOptions } from '../fleet/selection/viewOptions';

const filterKey = 'deviceFilter';
const groupingKey = 'deviceGrouping';

/** The filter and grouping of core devices, stored for the workspace. */
export class DeviceViewOptions {
  private readonly listeners = new Listeners<ViewOptions>();

  constructor(private readonly memory: Memory) {}

  get current(): ViewOptions {
    const grouping = this.memory.get(groupingKey);
    return {
      filter: parseFilter(this.memory.get(filterKey)),
      grouping: deviceGroupings.find((known) => known === grouping) ?? 'none',
    };
  }

  /** Changes and stores some of the options. */
  change(change: Partial<ViewOptions>): void {
    const { filter, grouping } = { ...this.current, ...change };
    void this.memory.update(filterKey, filter);
    void this.memory.update(groupingKey, grouping);
    this.listeners.fire({ filter, grouping });
  }

  /** Adds a listener, called when the options change. The returned function removes it. */
  onDidChange(listener: (options: ViewOptions) => void): () => void {
    return this.listeners.add(listener);
  }
}
