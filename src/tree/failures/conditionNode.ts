import type { DeviceSet } from '../../fleet/selection/deviceSet';
import type { DeviceTarget } from '../../greengrass/addresses/deviceAddress';
import type { KnownDevice } from '../../greengrass/knownDevice';
import { stuckDeployments } from '../../greengrass/status/stuck';
import { rowFlags } from '../../manifest';
import { conditionRow, type DeviceCondition } from '../../text/rows/failureGroupRow';
import type { Row } from '../../text/rows/row';
import type { Node } from '../engine/node';
import { hoverFrom } from '../engine/nodeHover';
import { textContext } from '../shared/nodeContext';
import type { ConditionDevices } from './conditionDevices';
import { idBelow, type FailureRowsOptions } from './failureDeviceNode';
import { deviceRows, knownBy } from './failureDeviceRows';

/** The filter for a condition. Muting concerns only its own problem. */
const aboutCondition: Readonly<Record<DeviceCondition, Pick<DeviceSet, 'filter'>>> = {
  stuck: { filter: { isStuck: true } },
  stale: { filter: { isStale: true } },
  muted: { filter: undefined },
};

/** The row of the devices with a condition, such as a stale report. Its children are the devices. */
export function conditionNode(
  parent: Node,
  condition: DeviceCondition,
  key: string,
  withCondition: () => ConditionDevices,
  options: FailureRowsOptions,
): Node {
  const thingNames = (): readonly string[] => withCondition().inNameOrder();
  const row = (): Row => conditionRow(condition, withCondition().size);
  const node: Node = {
    id: idBelow(parent, 'condition', key),
    parent,
    isExpandable: true,
    row,
    hover: hoverFrom(
      () => {
        const { stuckAfterHours, staleAfterHours } = options.context.thresholds();
        return {
          condition,
          stuckAfterHours,
          staleAfterHours,
          isSnapshot: options.fleet()?.connection.asOf !== undefined,
        };
      },
      async (facts) => {
        const { conditionHover } = await import('../../text/hovers/conditionHover');
        return conditionHover(facts);
      },
    ),
    devices: () => ({ label: row().label, thingNames: thingNames(), codes: [], ...aboutCondition[condition] }),
    flags: () => [condition === 'muted' ? rowFlags.muted : rowFlags.mutable],
    children: () => devices(thingNames()),
  };
  const stuckOn = ({ deployments = [] }: KnownDevice): DeviceTarget | undefined => {
    const [stuck] = condition === 'stuck' ? stuckDeployments(deployments, textContext(options.context)) : [];
    return stuck && { kind: 'effectiveDeployment', deploymentId: stuck.deployment.deploymentId };
  };
  const devices = deviceRows(() => node, options, knownBy(options), stuckOn);
  return node;
}
