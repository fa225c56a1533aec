import { deviceOutcomes } from '../../fleet/deployments/deviceOutcomes';
import { reportedOn } from '../../fleet/deployments/deploymentDevices';
import { knownWithJobs } from '../../fleet/deployments/deviceJobs';
import type { RolloutDevice } from '../../fleet/deployments/rolloutDevices';
import { knownByName } from '../../fleet/devices/knownByName';
import type { KnownDevice } from '../../greengrass/knownDevice';
import type { EffectiveDeployment, ListedDeployment } from '../../greengrass/model';
import { isWaiting } from '../../greengrass/rollouts/outcome';
import { stuckReasons } from '../../text/messages/deployments/stuckReasons';
import { rolloutDeviceRow } from '../../text/rows/rolloutDeviceRow';
import type { Cell, Node } from '../engine/node';
import { hoverFrom } from '../engine/nodeHover';
import { textContext } from '../shared/nodeContext';
import type { DeploymentRowsOptions } from './rowsOptions';

/** The row of a core device below a deployment: how the deployment went on it, and the code of a failure. */
export function rolloutDeviceNode(
  parent: Node,
  deployment: () => ListedDeployment,
  key: string,
  cell: Cell<RolloutDevice>,
  { fleet, context }: DeploymentRowsOptions,
): Node {
  const { thingName } = cell.value;
  const effective = (): ReturnType<typeof reportedOn> => {
    const record = fleet.devices.get(thingName);
    return record && reportedOn(record, deployment().deploymentId);
  };
  const siblings = (): readonly EffectiveDeployment[] => fleet.devices.get(thingName)?.opened.deployments ?? [];
  const blockedBy = (): readonly string[] => {
    const record = fleet.devices.get(thingName);
    const reported = effective();
    return record === undefined || reported === undefined || !isWaiting(cell.value.outcome)
      ? []
      : stuckReasons(reported, knownWithJobs(fleet, record), textContext(context));
  };
  const on = (): KnownDevice => knownByName(fleet, thingName);
  return {
    id: `${parent.id}/device/${key}`,
    parent,
    isExpandable: false,
    row: () => rolloutDeviceRow(deviceOutcomes(fleet, deployment())(cell.value), siblings(), textContext(context)),
    children: () => [],
    hover: hoverFrom(
      () => ({
        device: deviceOutcomes(fleet, deployment())(cell.value),
        blockedBy: blockedBy(),
        timeZone: context.timeZone(),
      }),
      async (facts) => {
        const { rolloutDeviceHover } = await import('../../text/hovers/rolloutDeviceHover');
        return rolloutDeviceHover(facts);
      },
    ),
    subject: () => {
      const reported = effective();
      return reported === undefined
        ? { kind: 'coreDevice', on: on() }
        : { kind: 'effectiveDeployment', on: on(), deployment: reported };
    },
  };
}
