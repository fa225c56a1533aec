import type { FailureCause, FailureGroup } from '../../greengrass/failures/failureGroups';
import type { Grouping } from '../../greengrass/failures/failureTopics';
import { rowFlags } from '../../manifest';
import type { DeviceSet } from '../../fleet/selection/deviceSet';
import { failureGroupFacts, failureGroupHover } from '../../text/hovers/failureGroupHover';
import { topicLabel } from '../../text/messages/failureWords';
import { failureGroupRow } from '../../text/rows/failureGroupRow';
import { ChildNodes, type Cell, type Node } from '../engine/node';
import { adviceRows } from './adviceRows';
import { aboutTopic, causeNode, codeOf, failedIn, namesBelow, problemsIn } from './causeNode';
import { idBelow, rowLimitBelow, type FailureRowsOptions } from './failureDeviceNode';
import { deviceRows, itself } from './failureDeviceRows';

/** A filter by what a group is about: its code, or a failing component. */
function filterOf({ kind, value }: FailureCause, grouping: Grouping): DeviceSet['filter'] {
  if (kind === 'deployment' || kind === 'component') {
    return { errorCode: value, isFailing: true };
  }
  return kind === 'name' && grouping === 'component' ? { component: value, isFailing: true } : undefined;
}

/** What explains a group: its own topic, else the topic of its only cause. */
function explained(group: FailureGroup, options: FailureRowsOptions): Pick<Node, 'hover' | 'subject'> {
  const own = aboutTopic(group, options);
  return own.hover !== undefined || group.onlyCause === undefined ? own : aboutTopic(group.onlyCause, options);
}

/** Whether two causes can share a row. A code of another kind has another explanation. */
export function isSameKind(known: FailureCause, cause: FailureCause): boolean {
  return known.kind === cause.kind;
}

/**
 * The row of a group of failures. Its children are what to do, then the causes and below them the devices, or the devices
 * if they have one cause. While it is collapsed, what to do follows it.
 */
export function failureGroupNode(
  parent: Node,
  key: string,
  cell: Cell<FailureGroup>,
  options: FailureRowsOptions,
): Node {
  const node: Node = {
    id: idBelow(parent, 'group', key),
    parent,
    isExpandable: true,
    group: cell.value.key,
    hover: {
      facts: () => [failureGroupFacts(cell.value), explained(cell.value, options).hover?.facts()],
      show: async (explain) => {
        const about = await explained(cell.value, options).hover?.show(explain);
        return failureGroupHover(failureGroupFacts(cell.value), about);
      },
    },
    get subject() {
      return explained(cell.value, options).subject;
    },
    row: () => failureGroupRow(cell.value, options.context.clock.now(), cell.isGone),
    devices: () => {
      const { onlyCause } = cell.value;
      return {
        label: [cell.value, onlyCause].flatMap((topic) => (topic === undefined ? [] : topicLabel(topic))).join(', '),
        thingNames: namesBelow(cell),
        codes: [cell.value, ...cell.value.causes].flatMap(codeOf),
        filter: filterOf(cell.value, options.grouping()),
        problemsOn: (on) => problemsIn(on, options.grouping(), cell.value),
      };
    },
    flags: () => [rowFlags.mutable],
    whileCollapsed: () => adviceAfter(),
    children: () => {
      const { onlyCause, causes } = cell.value;
      const shownCauses = cell.isGone || onlyCause !== undefined ? [] : causes;
      return [
        ...adviceInside(),
        ...limit.rows(shownCauses, (first) =>
          nodes.for(
            first.map((cause) => [cause.key, cause]),
            isHeld,
          ),
        ),
        ...devices(cell.isGone ? [] : (onlyCause?.devices ?? [])),
      ];
    },
  };
  const advised = { node: () => node, cause: () => cell.value, onlyCause: () => cell.value.onlyCause };
  const adviceInside = adviceRows(() => node, advised, options);
  const adviceAfter = adviceRows(() => parent, advised, options);
  const limit = rowLimitBelow(() => node, 'causes', options);
  const isHeld = (other: Node): boolean => options.held.isHeld(other);
  const nodes = new ChildNodes<FailureCause>(
    (causeKey, cause) => causeNode(node, causeKey, cause, () => cell.value, options),
    isSameKind,
  );
  const devices = deviceRows(
    () => node,
    options,
    itself,
    (on) => failedIn(on, options.grouping(), cell.value),
  );
  return node;
}
