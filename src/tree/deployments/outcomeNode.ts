import { compareNames } from '../../base/names/compareNames';
import { grouped } from '../../base/numbers';
import type { ListedDeployment } from '../../greengrass/model';
import type { Outcome } from '../../greengrass/rollouts/outcome';
import { readFailedDevices } from '../../fleet/deployments/readFailedDevices';
import { devicesWith, type RolloutDevice } from '../../fleet/deployments/rolloutDevices';
import { outcomeRow } from '../../text/rows/rolloutRow';
import { loadingMessage, MessageNodes } from '../engine/messageNode';
import { ChildNodes, type Node } from '../engine/node';
import { failureMessage } from '../shared/failureMessage';
import { rolloutDeviceNode } from './rolloutDeviceNode';
import type { RolloutNode } from './rolloutPart';
import { rowLimitBelow } from '../shared/fleetListNode';
import type { DeploymentRowsOptions } from './rowsOptions';

function executionsOf(
  { fleet }: DeploymentRowsOptions,
  deploymentId: string,
  outcome: Outcome,
): readonly RolloutDevice[] {
  return [...devicesWith(fleet, deploymentId, outcome)].sort((a, b) => compareNames(a.thingName, b.thingName));
}

/**
 * The row of the devices on which a deployment has an outcome. Its children are the devices.
 * @param cell the number of devices that the row counts
 * @param hasJob whether AWS IoT lists the devices; otherwise only known devices are below
 */
export function outcomeNode(
  parent: Node,
  deployment: () => ListedDeployment,
  outcome: Outcome,
  cell: { readonly value: number },
  hasJob: () => boolean,
  options: DeploymentRowsOptions,
): RolloutNode {
  const { fleet } = options;
  const { deploymentId } = deployment();
  const list = (): ReturnType<typeof fleet.rollouts.executions> => fleet.rollouts.executions(deploymentId, outcome);
  const node: RolloutNode = {
    part: () => ({ deployment: deployment(), outcome }),
    id: `${parent.id}/outcome/${outcome}`,
    parent,
    isExpandable: true,
    row: () => outcomeRow(outcome, cell.value),
    open: async () => {
      if (hasJob()) {
        await list().read();
        void readFailedDevices(fleet, deploymentId, outcome);
      }
    },
    refresh: () => (hasJob() ? list().refresh() : Promise.resolve()),
    devices: () => ({
      label: `${parent.row().label}, ${outcomeRow(outcome, cell.value).label}`,
      thingNames: executionsOf(options, deploymentId, outcome).map(({ thingName }) => thingName),
      codes: [],
      filter: undefined,
    }),
    children: () => {
      const { items, error, isPartial, isLoading } = list().state;
      const executions = executionsOf(options, deploymentId, outcome);
      const failure =
        error === undefined
          ? []
          : [messages.for(failureMessage('failure', error, fleet.connection, options.context, () => list().read()))];
      const loading = items === undefined && isLoading && executions.length === 0 ? [messages.for(loadingMessage)] : [];
      const isDifferent = items !== undefined && !isPartial && items.length !== cell.value;
      const difference = isDifferent
        ? [
            messages.for({
              key: 'difference',
              label: `AWS IoT counts ${grouped(cell.value)} and lists ${grouped(items.length)}`,
              icon: 'info',
            }),
          ]
        : [];
      return [
        ...failure,
        ...difference,
        ...limit.rows(executions, (first) => nodes.for(first.map((execution) => [execution.thingName, execution]))),
        ...loading,
      ];
    },
  };
  const messages = new MessageNodes(() => node);
  const limit = rowLimitBelow(() => node, 'devices', options);
  const nodes = new ChildNodes<RolloutDevice>((key, execution) =>
    rolloutDeviceNode(node, deployment, key, execution, options),
  );
  return node;
}
