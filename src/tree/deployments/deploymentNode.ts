import type { RolloutDevice } from '../../fleet/deployments/rolloutDevices';
import { uncertainCount } from '../../fleet/deployments/deviceOutcomes';
import { knownRollout } from '../../fleet/deployments/knownRollout';
import { targetKindOf, thingNameOfArn } from '../../greengrass/addresses/arn';
import type { ListedDeployment } from '../../greengrass/model';
import type { FleetError } from '../../greengrass/ports/fleetError';
import { outcomeOf, outcomes, type Outcome } from '../../greengrass/rollouts/outcome';
import type { ListingState } from '../../fleet/requests/listing';
import { countsOf, type Rollout } from '../../greengrass/rollouts/rollout';
import { readRollout, refreshRollout } from '../../fleet/deployments/readRollout';
import { reportedOn } from '../../fleet/deployments/deploymentDevices';
import { revisionRow } from '../../text/rows/rolloutRow';
import type { Row } from '../../text/rows/row';
import { loadingMessage, MessageNodes } from '../engine/messageNode';
import { ChildNodes, type Cell, type Node } from '../engine/node';
import { hoverFrom } from '../engine/nodeHover';
import { failureMessage } from '../shared/failureMessage';
import { watchable } from '../shared/nodeContext';
import { failedDevices } from './failedDevices';
import { outcomeNode } from './outcomeNode';
import { rolloutDeviceNode } from './rolloutDeviceNode';
import type { RolloutNode } from './rolloutPart';
import type { DeploymentRowsOptions } from './rowsOptions';

/** The rows of the devices of a deployment, by outcome. */
function outcomeRows(
  parent: () => Node,
  deployment: () => ListedDeployment,
  rollout: () => Rollout,
  options: DeploymentRowsOptions,
): () => readonly Node[] {
  const { fleet } = options;
  const nodes = new ChildNodes<readonly [Outcome, number]>((_key, cell) =>
    outcomeNode(
      parent(),
      deployment,
      cell.value[0],
      {
        get value() {
          return cell.value[1];
        },
      },
      () => fleet.rollouts.knownJob(deployment().deploymentId)?.items?.[0] !== undefined,
      options,
    ),
  );
  return () => {
    const counts = countsOf(rollout())?.counts;
    const some = outcomes.filter((outcome) => (counts?.[outcome] ?? 0) > 0);
    return nodes.for(some.map((outcome) => [outcome, [outcome, counts?.[outcome] ?? 0]]));
  };
}

/** The row of the device of a deployment to a single thing. */
function deviceRows(parent: () => Node, deployment: () => ListedDeployment, options: DeploymentRowsOptions) {
  const nodes = new ChildNodes<RolloutDevice>((key, cell) =>
    rolloutDeviceNode(parent(), deployment, key, cell, options),
  );
  return (): readonly Node[] => {
    const { targetArn, deploymentId, deploymentStatus } = deployment();
    const thingName = thingNameOfArn(targetArn);
    const record = options.fleet.devices.get(thingName);
    const status = (record && reportedOn(record, deploymentId)?.coreDeviceExecutionStatus) ?? deploymentStatus;
    const outcome = outcomeOf(status);
    return outcome === undefined ? [] : nodes.for([[thingName, { thingName, outcome, execution: undefined }]]);
  };
}

/**
 * The row of a deployment. Its children are its devices by outcome.
 * @param row makes the words of the row
 * @param more the rows below the devices
 */
export function deploymentNode(
  parent: Node,
  key: string,
  deployment: () => ListedDeployment,
  row: (rollout: Rollout, now: Date) => Row,
  options: DeploymentRowsOptions,
  more: () => readonly Node[],
): RolloutNode {
  const { fleet, context } = options;
  const rollout = (): Rollout => knownRollout(fleet, deployment());
  /** Why the only device couldn't be loaded. */
  let deviceError: FleetError | undefined;
  const run = async (read: typeof readRollout): Promise<void> => {
    const before = deviceError;
    deviceError = await read(fleet, deployment());
    if (deviceError !== before) {
      options.redraw();
    }
  };
  const node: RolloutNode = {
    id: `${parent.id}/${key}`,
    part: () => ({ deployment: deployment(), outcome: undefined }),
    parent,
    isExpandable: true,
    ...watchable(
      () => row(rollout(), context.clock.now()),
      () => {
        const { targetArn = '', deploymentId } = deployment();
        return { kind: 'deployment', connectionId: fleet.connection.id, targetArn, deploymentId };
      },
      context,
    ),
    open: () => run(readRollout),
    refresh: () => run(refreshRollout),
    get devices() {
      return failedDevices(node, fleet, deployment().deploymentId);
    },
    children: () => {
      const { deploymentId, targetArn } = deployment();
      const thingName = thingNameOfArn(targetArn);
      const state: Pick<ListingState<unknown>, 'items' | 'error' | 'isLoading'> | undefined =
        thingName === '' ? fleet.rollouts.knownJob(deploymentId) : fleet.devices.get(thingName)?.deployments.state;
      const error = state?.error ?? deviceError;
      const failure =
        error === undefined
          ? []
          : [messages.for(failureMessage('failure', error, fleet.connection, context, () => run(readRollout)))];
      const rows = targetKindOf(targetArn) === 'thing' ? devices() : outcomeNodes();
      const isLoading = state?.isLoading === true && state.items === undefined;
      const loading = isLoading && rows.length === 0 ? [messages.for(loadingMessage)] : [];
      return [...failure, ...rows, ...loading, ...more()];
    },
    hover: hoverFrom(
      () => {
        const { definition, ...shown } = rollout();
        // A definition can have megabytes of configuration, and the facts are compared at each change.
        return {
          rollout: { ...shown, definition: undefined },
          uncertain: uncertainCount(fleet, deployment()),
          iotJobId: definition?.iotJobId,
          timeZone: context.timeZone(),
        };
      },
      async (facts, explain) => {
        const { rolloutHover } = await import('../../text/hovers/rolloutHover');
        return rolloutHover(facts, explain);
      },
    ),
    subject: () => {
      const { targetArn = '', deploymentId } = deployment();
      const known = { deployment: deployment(), definition: fleet.deployments.known(deploymentId)?.items?.[0] };
      return { kind: 'deployment', place: fleet.place(), targetArn, deploymentId, known };
    },
  };
  const messages = new MessageNodes(() => node);
  const outcomeNodes = outcomeRows(() => node, deployment, rollout, options);
  const devices = deviceRows(() => node, deployment, options);
  return node;
}

/** The row of a revision below the latest one. */
export function revisionNode(
  parent: Node,
  key: string,
  cell: Cell<ListedDeployment>,
  options: DeploymentRowsOptions,
): Node {
  return deploymentNode(
    parent,
    key,
    () => cell.value,
    revisionRow,
    options,
    () => [],
  );
}
