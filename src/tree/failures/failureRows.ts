import { groupFailures, type FailureGroup } from '../../greengrass/failures/failureGroups';
import type { Grouping } from '../../greengrass/failures/failureTopics';
import { AdaptiveDelay, Debouncer } from '../../base/debounce';
import type { Fleet } from '../../fleet/fleet';
import { failureGroupNode, isSameKind, rowLimitBelow, type FailureRowsOptions } from './failureGroupNode';
import { ChildNodes, type Node } from '../engine/node';
import type { RowLimit } from '../engine/rowLimit';

/** Up to this delay, failures are grouped on every change. Grouping is fast for most fleets. In milliseconds. */
const immediateDelay = 250;

/** The latest grouping of a fleet's failures. */
interface Grouped {
  readonly fleet: Fleet;
  readonly grouping: Grouping;
  /** The version of the devices that were grouped. */
  readonly version: number;
  readonly groups: readonly FailureGroup[];
}

/**
 * The rows of a fleet's failures, grouped by what they have in common. With many failing devices, grouping takes long.
 * Changes are then collected for a while, and the rows stay as they are meanwhile.
 */
export class FailureRows {
  private readonly nodes: ChildNodes<FailureGroup>;
  private readonly regrouping: Debouncer;
  private limit: RowLimit;
  private last: Grouped | undefined;
  private readonly delay: AdaptiveDelay;

  constructor(
    private readonly parent: () => Node,
    private readonly options: FailureRowsOptions,
  ) {
    const { context, redraw } = options;
    this.nodes = new ChildNodes<FailureGroup>(
      (key, group) => failureGroupNode(parent(), key, group, options),
      isSameKind,
    );
    this.limit = rowLimitBelow(parent, 'groups', options);
    this.delay = new AdaptiveDelay(context.clock);
    this.regrouping = new Debouncer(
      context.clock,
      () => this.delay.delay(),
      () => {
        if (this.last !== undefined) {
          this.group(this.last.fleet, this.last.grouping);
          redraw();
        }
      },
    );
  }

  /** The rows of a fleet's groups. Another grouping gives new rows. */
  of(fleet: Fleet, grouping: Grouping): readonly Node[] {
    const { id } = fleet.connection;
    return this.limit.rows(this.groupsOf(fleet, grouping), (first) =>
      this.nodes.for(first.map((group) => [`${id}/${grouping}/${group.key}`, group])),
    );
  }

  private groupsOf(fleet: Fleet, grouping: Grouping): readonly FailureGroup[] {
    const { last, delay } = this;
    if (last?.fleet !== fleet || last.grouping !== grouping) {
      this.limit = rowLimitBelow(this.parent, 'groups', this.options);
      return this.group(fleet, grouping);
    }
    if (last.version === fleet.devices.version) {
      return last.groups;
    }
    if (delay.delay() <= immediateDelay) {
      return this.group(fleet, grouping);
    }
    this.regrouping.schedule();
    return last.groups;
  }

  private group(fleet: Fleet, grouping: Grouping): readonly FailureGroup[] {
    const stopTiming = this.delay.start();
    const groups = groupFailures(fleet.failingDevices(), grouping);
    stopTiming();
    this.last = { fleet, grouping, version: fleet.devices.version, groups };
    return groups;
  }
}
