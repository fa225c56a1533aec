import type { DeviceTarget } from '../../greengrass/addresses/deviceAddress';
import { placesIn, type FailureCause, type FailureGroup } from '../../greengrass/failures/failureGroups';
import { failureTarget } from '../../greengrass/failures/failureTarget';
import { rowFlags } from '../../manifest';
import type { DeviceSet } from '../../fleet/selection/deviceSet';
import { sharedClues } from '../../greengrass/failures/sharedClues';
import { tellingStatusCode } from '../../text/messages/failureRemedy';
import { explainedCode } from '../../text/hovers/errorCodeHover';
import { topicLabel } from '../../text/messages/failureWords';
import { codelessFacts, codelessHover } from '../../text/hovers/codelessHover';
import { failureCauseRow } from '../../text/rows/failureGroupRow';
import { adviceRows } from './adviceRows';
import { aboutCode } from '../shared/errorCodeNode';
import type { Cell, Node } from '../engine/node';
import { hoverFrom } from '../engine/nodeHover';
import { fewRows } from '../engine/rowLimit';
import { idBelow, type FailureRowsOptions } from './failureDeviceNode';
import { deviceRows, itself } from './failureDeviceRows';

/** Adds the status code of the component to the hover of a deployment's code, if that says more. */
function withStatusCode(about: Pick<Node, 'hover' | 'subject'>, cause: FailureCause): Pick<Node, 'hover' | 'subject'> {
  const { hover } = about;
  // Looked up only for a hover, because commands ask for the subject of each drawn row.
  const statusCode = (): string | undefined =>
    tellingStatusCode(cause.value, {
      get statusCode() {
        return sharedClues(cause.devices, cause)?.statusCode;
      },
    });
  return hover === undefined
    ? about
    : {
        ...about,
        hover: {
          facts: () => [hover.facts(), statusCode()],
          show: async (explain) => {
            const code = statusCode();
            const own = await hover.show(explain);
            return code === undefined ? own : [...own, ...explainedCode({ kind: 'component', code }, explain)];
          },
        },
      };
}

/** The hover of a topic's row and the subject of its commands. Empty if the topic is only a name. */
export function aboutTopic(cause: FailureCause, { context }: FailureRowsOptions): Pick<Node, 'hover' | 'subject'> {
  const { kind, value } = cause;
  switch (kind) {
    case 'deployment':
      return withStatusCode(
        aboutCode(kind, () => value),
        cause,
      );
    case 'component':
      return aboutCode(kind, () => value);
    case 'noCode':
    case 'reason':
    case 'noCause':
      return { hover: hoverFrom(() => codelessFacts(kind, cause, context.timeZone()), codelessHover) };
    default:
      return {};
  }
}

/** The names of the devices, if any of them still is below the row. */
export function namesBelow({ isGone, value }: Cell<FailureCause>): readonly string[] {
  return isGone ? [] : value.devices.map(({ device }) => device.coreDeviceThingName);
}

/** The code that explains a group or a cause, if it has one. */
export function codeOf({ kind, value }: FailureCause): DeviceSet['codes'] {
  return kind === 'deployment' || kind === 'component' ? [{ kind, code: value }] : [];
}

/** The keys of the problems of a device that a group is about, or one of its causes. */
export function problemsIn(...where: Parameters<typeof placesIn>): readonly string[] {
  return placesIn(...where).map(({ problem }) => problem);
}

/** What failed on a device with the cause that a group is about, or one of its causes. */
export function failedIn(...where: Parameters<typeof placesIn>): DeviceTarget | undefined {
  return failureTarget(placesIn(...where).map(({ failure }) => failure));
}

/** The row of a cause. Its children are the devices that it counts. A few of them are shown with the group. */
export function causeNode(
  parent: Node,
  key: string,
  cell: Cell<FailureCause>,
  group: () => FailureGroup,
  options: FailureRowsOptions,
): Node {
  const node: Node = {
    id: idBelow(parent, 'cause', key),
    parent,
    isExpandable: true,
    isExpandedAtFirst: cell.value.size <= fewRows,
    ...aboutTopic(cell.value, options),
    row: () => failureCauseRow(cell.value, options.context.clock.now(), cell.isGone),
    devices: () => ({
      label: `${topicLabel(group())}, ${topicLabel(cell.value)}`,
      thingNames: namesBelow(cell),
      codes: [...codeOf(group()), ...codeOf(cell.value)],
      filter: undefined,
      problemsOn: (on) => problemsIn(on, options.grouping(), group(), cell.value),
    }),
    flags: () => [rowFlags.mutable],
    children: () => [...advice(), ...devices(cell.isGone ? [] : cell.value.devices)],
  };
  const advice = adviceRows(() => node, { node: () => node, cause: () => cell.value }, options);
  const devices = deviceRows(
    () => node,
    options,
    itself,
    (on) => failedIn(on, options.grouping(), group(), cell.value),
  );
  return node;
}
