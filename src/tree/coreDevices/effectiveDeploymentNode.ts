import { componentOfDeployment } from '../../greengrass/failures/failure';
import { deploymentHeadline, errorStackOf } from '../../greengrass/failures/headline';
import { isFailedDeployment, overcomeBy } from '../../greengrass/failures/overcome';
import { addressOn } from '../../greengrass/addresses/deviceAddress';
import { cluesFor } from '../../greengrass/failures/failureClues';
import { logsToCheck } from '../../greengrass/logs/subjectLogs';
import { nucleusOf } from '../../greengrass/status/nucleus';
import type { EffectiveDeployment } from '../../greengrass/model';
import { isUnfinished } from '../../greengrass/status/progress';
import { stuckReasons } from '../../text/messages/deployments/stuckReasons';
import { effectiveDeploymentRow } from '../../text/rows/effectiveDeploymentRow';
import type { CoreDeviceRecord } from '../../fleet/devices/coreDeviceRecord';
import { conflictFacts } from '../../fleet/components/conflictVersions';
import { changeFacts } from '../../fleet/deployments/changesOnDevice';
import { knownWithJobs } from '../../fleet/deployments/deviceJobs';
import type { ChangeFacts } from '../../greengrass/rollouts/whatChanged';
import type { Fleet } from '../../fleet/fleet';
import { errorCodeNodes } from '../shared/errorCodeNode';
import type { Node } from '../engine/node';
import { hoverFrom } from '../engine/nodeHover';
import { textContext, watchable, type NodeContext } from '../shared/nodeContext';

/** The row of an effective deployment. Its children are its error stack, from generic to specific. */
export function effectiveDeploymentNode(
  parent: Node,
  key: string,
  cell: { readonly value: EffectiveDeployment },
  fleet: Fleet,
  record: CoreDeviceRecord,
  context: NodeContext,
): Node {
  const isFailed = (): boolean => isFailedDeployment(cell.value, record.opened.deployments ?? []);
  const changes = (): ChangeFacts | undefined =>
    isFailed() ? changeFacts(fleet, cell.value, record.opened.deployments ?? []) : undefined;
  const node: Node = {
    id: `${parent.id}/${key}`,
    parent,
    get isExpandable() {
      return errorStackOf(cell.value).length > 0;
    },
    decorationPath: [...(parent.decorationPath ?? []), key],
    ...watchable(
      () => effectiveDeploymentRow(cell.value, record.opened.deployments ?? [], textContext(context)),
      () => {
        const { deploymentId } = cell.value;
        if (!isUnfinished(cell.value, record.opened.deployments ?? [])) {
          return undefined;
        }
        const thingName = record.device.coreDeviceThingName;
        return { kind: 'effectiveDeployment', connectionId: fleet.connection.id, thingName, deploymentId };
      },
      context,
    ),
    open: async () => {
      await context.catalog.load();
    },
    children: () => {
      const headline = deploymentHeadline(cell.value);
      const reportedTypes = cell.value.statusDetails?.errorTypes ?? [];
      const isOvercome = overcomeBy(cell.value, record.opened.deployments ?? []) !== undefined;
      return codes(
        errorStackOf(cell.value).map((code) => ({ code, reportedTypes, isHeadline: code === headline, isOvercome })),
      );
    },
    hover: hoverFrom(
      () => ({
        deployment: cell.value,
        by: overcomeBy(cell.value, record.opened.deployments ?? []),
        blockedBy: stuckReasons(cell.value, knownWithJobs(fleet, record), textContext(context)),
        nucleus: nucleusOf(record.device, record.detailsIfRead),
        clues: cluesFor(fleet.known(record), cell.value),
        logs: logsToCheck({ kind: 'effectiveDeployment', on: fleet.known(record), deployment: cell.value }),
        isSnapshot: fleet.connection.asOf !== undefined,
        address: addressOn(fleet.known(record), {
          kind: 'effectiveDeployment',
          deploymentId: cell.value.deploymentId,
        }),
        componentName: componentOfDeployment(cell.value, record.opened),
        changes: changes(),
        versions: isFailed() ? conflictFacts(fleet, cell.value) : undefined,
        timeZone: context.timeZone(),
      }),
      async (facts, explain) => {
        const { effectiveDeploymentHover } = await import('../../text/hovers/devices/effectiveDeploymentHover');
        return effectiveDeploymentHover(facts, explain);
      },
    ),
    subject: () => ({ kind: 'effectiveDeployment', on: fleet.known(record), deployment: cell.value }),
  };
  const codes = errorCodeNodes(node, 'deployment', context);
  return node;
}
