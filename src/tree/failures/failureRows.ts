import { groupFailures, type FailureGroup } from '../../greengrass/failures/failureGroups';
import type { Grouping } from '../../greengrass/failures/failureTopics';
import { AdaptiveDelay, Debouncer } from '../../base/debounce';
import { staleDevices, stuckDevices } from '../../fleet/devices/deviceConditions';
import { differingDevices, type DifferingDevices } from '../../fleet/drift/differingDevices';
import type { Fleet } from '../../fleet/fleet';
import type { DeviceCondition } from '../../text/rows/failureGroupRow';
import { textContext } from '../shared/nodeContext';
import { rowLimitBelow, type FailureRowsOptions } from './failureDeviceNode';
import { conditionDevices, type ConditionDevices } from './conditionDevices';
import { conditionNode } from './conditionNode';
import { differingNode } from './differingNode';
import { failureGroupNode, isSameKind } from './failureGroupNode';
import { GroupOrder } from './groupOrder';
import { ChildNodes, type Node } from '../engine/node';
import type { RowLimit } from '../engine/rowLimit';

/** Up to this delay, failures are grouped on every change. Grouping is fast for most fleets. In milliseconds. */
const immediateDelay = 250;

const minute = 60_000;

type Conditions = Readonly<Record<DeviceCondition, ConditionDevices>>;

/** The latest grouping of a fleet's failures. */
interface Grouped {
  readonly fleet: Fleet;
  readonly grouping: Grouping;
  /** What the groups and the conditions were made of. */
  readonly version: string;
  /** The minute of the conditions, which depend on the time, too. */
  readonly minute: number;
  readonly groups: readonly FailureGroup[];
  readonly conditions: Conditions;
  readonly differing: readonly DifferingDevices[];
}

const noDevices: ConditionDevices = { size: 0, inNameOrder: () => [] };

/** The rows below the failures, in their order. */
const lowerRows = ['stuck', 'stale', 'differing', 'muted'] as const;

type LowerRow = (typeof lowerRows)[number];

/**
 * The rows of a fleet's failures, grouped by what they have in common, of its stuck and stale devices, and of those that
 * differ from what was asked for. In a large fleet, grouping takes long. Changes are then collected for a while, and the rows
 * stay as they are meanwhile.
 */
export class FailureRows {
  private readonly nodes: ChildNodes<FailureGroup>;
  private readonly lowerNodes: ChildNodes<LowerRow>;
  private readonly regrouping: Debouncer;
  private limit: RowLimit;
  private order = new GroupOrder();
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
    this.lowerNodes = new ChildNodes<LowerRow>((key, { value }) =>
      value === 'differing'
        ? differingNode(parent(), key, () => this.last?.differing ?? [], options)
        : conditionNode(parent(), value, key, () => this.devicesWith(value), options),
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

  /** The rows of a fleet's groups, then of its other devices that need attention. Another grouping gives new rows. */
  of(fleet: Fleet, grouping: Grouping): readonly Node[] {
    const { id } = fleet.connection;
    const { groups } = this.groupedFor(fleet, grouping);
    const sorted = this.order.of(groups, this.options.isOrderHeld());
    const isHeld = (node: Node): boolean => this.options.held.isHeld(node);
    const lower = lowerRows.filter((row) =>
      row === 'differing' ? (this.last?.differing ?? []).length > 0 : this.devicesWith(row).size > 0,
    );
    return [
      ...this.limit.rows(sorted, (first) =>
        this.nodes
          .for(
            first.map((group) => [`${id}/${grouping}/${group.key}`, group]),
            isHeld,
          )
          .flatMap((node) => [node, ...(this.options.isOpen(node) ? [] : (node.whileCollapsed?.() ?? []))]),
      ),
      ...this.lowerNodes.for(
        lower.map((row) => [`${id}/${row}`, row]),
        isHeld,
      ),
    ];
  }

  private devicesWith(condition: DeviceCondition): ConditionDevices {
    return this.last?.conditions[condition] ?? noDevices;
  }

  private groupedFor(fleet: Fleet, grouping: Grouping): Grouped {
    const { last, delay } = this;
    if (last?.fleet !== fleet || last.grouping !== grouping) {
      this.limit = rowLimitBelow(this.parent, 'groups', this.options);
      this.order = new GroupOrder();
      return this.group(fleet, grouping);
    }
    if (last.version === this.versionOf(fleet) && (last.minute === this.minute() || !delay.isAged())) {
      return last;
    }
    if (delay.delay() <= immediateDelay) {
      return this.group(fleet, grouping);
    }
    this.regrouping.schedule();
    return last;
  }

  private versionOf(fleet: Fleet): string {
    const { context, mutes } = this.options;
    const { staleAfterHours, stuckAfterHours } = context.thresholds();
    return [fleet.devices.version, fleet.drift.version, mutes.version(fleet), staleAfterHours, stuckAfterHours].join();
  }

  private minute(): number {
    return Math.floor(this.options.context.clock.now().getTime() / minute);
  }

  private groupsOf(fleet: Fleet, grouping: Grouping): readonly FailureGroup[] {
    const { mutes } = this.options;
    return groupFailures(
      fleet.failingDevices(),
      grouping,
      ({ device }, problem) => !mutes.isMuted(fleet, device.coreDeviceThingName, problem),
    );
  }

  private group(fleet: Fleet, grouping: Grouping): Grouped {
    const { last } = this;
    const { mutes } = this.options;
    const context = textContext(this.options.context);
    const version = this.versionOf(fleet);
    const isSame = last?.fleet === fleet && last.grouping === grouping && last.version === version;
    const stopTiming = this.delay.start();
    const groups = isSame ? last.groups : this.groupsOf(fleet, grouping);
    const isLoud = (thingName: string): boolean => !mutes.isSilent(fleet, thingName);
    const conditions = {
      stuck: conditionDevices(fleet, stuckDevices(fleet, context), isLoud),
      stale: conditionDevices(fleet, staleDevices(fleet, context.staleAfterHours, context.now), isLoud),
      muted: conditionDevices(fleet, new Set(mutes.mutedDevices(fleet))),
    };
    const differing = isSame ? last.differing : differingDevices(fleet);
    stopTiming();
    this.last = { fleet, grouping, version, minute: this.minute(), groups, conditions, differing };
    return this.last;
  }
}
