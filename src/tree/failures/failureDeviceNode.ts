import { coreDeviceFacts } from '../../text/hovers/devices/coreDeviceFacts';
import { coreDeviceRow } from '../../text/rows/coreDeviceRow';
import { asRecovered } from '../../text/rows/failureGroupRow';
import { addressOn, type DeviceAddress, type DeviceTarget } from '../../greengrass/addresses/deviceAddress';
import type { Mutes } from '../../app/mutes';
import { conflictFacts } from '../../fleet/components/conflictVersions';
import type { ConflictFacts } from '../../greengrass/versions/conflictFacts';
import type { Fleet } from '../../fleet/fleet';
import { reducedTo } from '../../greengrass/failures/failureTarget';
import type { Grouping } from '../../greengrass/failures/failureTopics';
import type { KnownDevice } from '../../greengrass/knownDevice';
import { rowFlags } from '../../manifest';
import type { HeldRows } from '../engine/heldRows';
import type { Cell, Node } from '../engine/node';
import { hoverFrom } from '../engine/nodeHover';
import { RowLimit } from '../engine/rowLimit';
import { addressPart } from '../../base/visibleText';
import { textContext, watchable, type NodeContext } from '../shared/nodeContext';

/** What the rows of failures depend on besides the failures. */
export interface FailureRowsOptions {
  readonly context: NodeContext;
  /** The fleet of the failures, while it is shown. */
  readonly fleet: () => Fleet | undefined;
  readonly grouping: () => Grouping;
  readonly mutes: Mutes;
  /** Whether the rows below a row are shown. */
  readonly isOpen: (node: Node) => boolean;
  /** Whether the groups keep their places, because the user has acted on the rows. */
  readonly isOrderHeld: () => boolean;
  /** The rows that stay while they are selected. */
  readonly held: HeldRows;
  /** Draws the rows again after they have changed. */
  readonly redraw: () => void;
}

/** The row limit below a node. */
export function rowLimitBelow(parent: () => Node, what: string, { redraw }: FailureRowsOptions): RowLimit {
  return new RowLimit(parent, what, 'Export… saves all of them', redraw);
}

/** The id of a row below another one. Keys are free text. They are escaped because a slash could produce another row's id. */
export function idBelow(
  parent: Node,
  kind: 'group' | 'cause' | 'condition' | 'differing' | 'device',
  key: string,
): string {
  return `${parent.id}/${kind}/${addressPart(key)}`;
}

/**
 * A device below its cause. If the device isn't below that cause any more and its row is selected, it shows the current
 * state.
 * @param problem what failed on the device: the row says how, and opens its panel; `undefined` for the device itself
 */
export function failureDeviceNode(
  parent: Node,
  key: string,
  cell: Cell<KnownDevice>,
  { context, fleet, mutes }: FailureRowsOptions,
  problem: (on: KnownDevice) => DeviceTarget | undefined,
): Node {
  const thingName = cell.value.device.coreDeviceThingName;
  const current = (): KnownDevice => {
    const known = cell.isGone ? fleet() : undefined;
    const record = known?.devices.get(thingName);
    return known === undefined || record === undefined ? cell.value : known.known(record);
  };
  const panel = (): DeviceAddress => addressOn(current(), problem(current()) ?? { kind: 'coreDevice' });
  const row = watchable(
    () => {
      const on = current();
      const failed = problem(on);
      return coreDeviceRow(on.device, failed === undefined ? on : reducedTo(on, failed), textContext(context));
    },
    () => ({ kind: 'coreDevice', connectionId: cell.value.place.connectionId, thingName }),
    context,
  );
  /** Which versions satisfy which requirements, if that made the deployment fail. */
  const versions = (): ConflictFacts | undefined => {
    const [own, failed] = [fleet(), problem(current())];
    const deployment =
      failed?.kind === 'effectiveDeployment'
        ? current().deployments?.find(({ deploymentId }) => deploymentId === failed.deploymentId)
        : undefined;
    return own && deployment && conflictFacts(own, deployment);
  };
  const hasRecovered = (): boolean => cell.isGone && fleet()?.devices.isFailing(thingName) === false;
  const isMuted = (): boolean => {
    const own = fleet();
    return own !== undefined && mutes.isSilent(own, thingName);
  };
  return {
    id: idBelow(parent, 'device', key),
    parent,
    isExpandable: false,
    ...row,
    flags: () => [...(row.flags?.() ?? []), isMuted() ? rowFlags.muted : rowFlags.mutable],
    row: () => (hasRecovered() ? asRecovered(row.row()) : row.row()),
    refresh: async () => fleet()?.devices.get(thingName)?.refresh(),
    children: () => [],
    hover: hoverFrom(
      () => coreDeviceFacts(current(), textContext(context), [], { panel: panel(), versions: versions() }),
      async (facts, explain) => {
        const { coreDeviceHover } = await import('../../text/hovers/devices/coreDeviceHover');
        return coreDeviceHover(facts, explain);
      },
    ),
    subject: () => ({ kind: 'coreDevice', on: current() }),
    panel,
  };
}
