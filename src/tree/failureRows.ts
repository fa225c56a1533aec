import { groupFailures, type Grouping } from '../core/failureGroups';
import type { FailureGroup } from '../core/gatheredDevices';
import { Later, pauseFor } from '../core/later';
import type { Fleet } from '../fleet/fleet';
import { failureGroupNode, isSameKind, roomBelow, type FailureRowsOptions } from './failureGroupNode';
import { ChildNodes, type Node } from './node';
import type { Room } from './room';

/** Putting failures together is quick for most fleets, and then done whenever something has changed. In milliseconds. */
const quick = 25;

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
  private readonly regrouping: Later;
  private room: Room;
  private last: Grouped | undefined;
  /** How long it took to put them together, in milliseconds. */
  private effort = 0;

  constructor(
    private readonly parent: () => Node,
    private readonly options: FailureRowsOptions,
  ) {
    const { surroundings, redraw } = options;
    this.nodes = new ChildNodes<FailureGroup>(
      (key, group) => failureGroupNode(parent(), key, group, options),
      isSameKind,
    );
    this.room = roomBelow(parent, 'groups', options);
    this.regrouping = new Later(
      surroundings.clock,
      () => pauseFor(this.effort),
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
      this.nodes.for(first.map((group) => [`${id}/${grouping}/${group.label}`, group])),
    );
  }

  private groupsOf(fleet: Fleet, grouping: Grouping): readonly FailureGroup[] {
    const { last, effort } = this;
    if (last?.fleet !== fleet || last.grouping !== grouping) {
      this.room = roomBelow(this.parent, 'groups', this.options);
      return this.group(fleet, grouping);
    }
    if (last.version === fleet.version) {
      return last.groups;
    }
    if (effort <= quick) {
      return this.group(fleet, grouping);
    }
    this.regrouping.ask();
    return last.groups;
  }

  private group(fleet: Fleet, grouping: Grouping): readonly FailureGroup[] {
    const { clock } = this.options.surroundings;
    const start = clock.now().getTime();
    const groups = groupFailures(fleet.failingDevices(), grouping);
    this.effort = clock.now().getTime() - start;
    this.last = { fleet, grouping, version: fleet.version, groups };
    return groups;
  }
}
