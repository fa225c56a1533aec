import { groupFailures, type FailureGroup } from '../../greengrass/failures/failureGroups';
import type { Grouping } from '../../greengrass/failures/failureTopics';
import { AdaptiveDelay, Debouncer } from '../../base/debounce';
import type { Fleet } from '../../fleet/fleet';
import { failureGroupNode, isSameKind, roomBelow, type FailureRowsOptions } from './failureGroupNode';
import { ChildNodes, type Node } from '../engine/node';
import type { RowLimit } from '../engine/rowLimit';

/** Up to this pause failures are put together whenever something has changed: it is quick for most fleets. In milliseconds. */
const shortPause = 250;

/** The failures of a fleet as they were put together last. */
interface Grouped {
  readonly fleet: Fleet;
  readonly grouping: Grouping;
  /** Of the fleet, when that was. */
  readonly version: number;
  readonly groups: readonly FailureGroup[];
}

/**
 * The rows of the failures of a fleet, put together by what they have in common. Where many devices are failing that
 * takes long: the rows then stay as they are for a while when something changes.
 */
export class FailureRows {
  private readonly nodes: ChildNodes<FailureGroup>;
  private readonly regrouping: Debouncer;
  private room: RowLimit;
  private last: Grouped | undefined;
  private readonly effort: AdaptiveDelay;

  constructor(
    private readonly parent: () => Node,
    private readonly options: FailureRowsOptions,
  ) {
    const { context, redraw } = options;
    this.nodes = new ChildNodes<FailureGroup>(
      (key, group) => failureGroupNode(parent(), key, group, options),
      isSameKind,
    );
    this.room = roomBelow(parent, 'groups', options);
    this.effort = new AdaptiveDelay(context.clock);
    this.regrouping = new Debouncer(
      context.clock,
      () => this.effort.delay(),
      () => {
        if (this.last !== undefined) {
          this.group(this.last.fleet, this.last.grouping);
          redraw();
        }
      },
    );
  }

  /** The groups of a fleet; those of another grouping are other rows. */
  of(fleet: Fleet, grouping: Grouping): readonly Node[] {
    const { id } = fleet.connection;
    return this.room.rows(this.groupsOf(fleet, grouping), (first) =>
      this.nodes.for(first.map((group) => [`${id}/${grouping}/${group.key}`, group])),
    );
  }

  private groupsOf(fleet: Fleet, grouping: Grouping): readonly FailureGroup[] {
    const { last, effort } = this;
    if (last?.fleet !== fleet || last.grouping !== grouping) {
      this.room = roomBelow(this.parent, 'groups', this.options);
      return this.group(fleet, grouping);
    }
    if (last.version === fleet.devices.version) {
      return last.groups;
    }
    if (effort.delay() <= shortPause) {
      return this.group(fleet, grouping);
    }
    this.regrouping.schedule();
    return last.groups;
  }

  private group(fleet: Fleet, grouping: Grouping): readonly FailureGroup[] {
    const didGroup = this.effort.start();
    const groups = groupFailures(fleet.failingDevices(), grouping);
    didGroup();
    this.last = { fleet, grouping, version: fleet.devices.version, groups };
    return groups;
  }
}
