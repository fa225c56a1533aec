import { reportedOn } from '../../fleet/deployments/deploymentDevices';
import type { RolloutDevice } from '../../fleet/deployments/rolloutDevices';
import { knownByName } from '../../fleet/devices/knownByName';
import type { KnownDevice } from '../../greengrass/knownDevice';
import { mayHaveFinished } from '../../greengrass/rollouts/rollout';
import { rolloutDeviceRow } from '../../text/rows/rolloutDeviceRow';
import type { Cell, Node } from '../engine/node';
import type { DeploymentRowsOptions } from './rowsOptions';

/** The row of a core device below a deployment: how the deployment went on it, and the code of a failure. */
export function rolloutDeviceNode(
  parent: Node,
  deploymentId: string,
  key: string,
  cell: Cell<RolloutDevice>,
  { fleet, context }: DeploymentRowsOptions,
): Node {
  const { thingName } = cell.value;
  const effective = (): ReturnType<typeof reportedOn> => {
    const record = fleet.devices.get(thingName);
    return record && reportedOn(record, deploymentId);
  };
  const on = (): KnownDevice => knownByName(fleet, thingName);
  return {
    id: `${parent.id}/device/${key}`,
    parent,
    isExpandable: false,
    row: () => {
      const { execution, outcome } = cell.value;
      const isUncertain = execution !== undefined && mayHaveFinished(execution, on());
      return rolloutDeviceRow(
        { thingName, outcome, execution, effective: effective(), isUncertain },
        context.clock.now(),
      );
    },
    children: () => [],
    subject: () => {
      const deployment = effective();
      return deployment === undefined
        ? { kind: 'coreDevice', on: on() }
        : { kind: 'effectiveDeployment', on: on(), deployment };
    },
  };
}
