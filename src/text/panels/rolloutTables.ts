import { visibleName } from '../../base/visibleText';
import { deploymentHeadline } from '../../greengrass/failures/headline';
import { lastChangeOf } from '../../greengrass/lastChange';
import type { EffectiveDeployment, ListedDeployment } from '../../greengrass/model';
import type { JobExecution } from '../../greengrass/job';
import { isBad, outcomeLook, outcomes, worstOutcome, type Outcome } from '../../greengrass/rollouts/outcome';
import { compareRevisions, countsOf, revisionNumber, type Rollout } from '../../greengrass/rollouts/rollout';
import { worstWords } from '../messages/rolloutWords';
import type { Cell, Table } from './panel';
import { cell, momentCell } from './values';

/** A device of a deployment. */
export interface PanelDevice {
  readonly thingName: string;
  readonly outcome: Outcome;
  readonly execution: JobExecution | undefined;
  /** The deployment as the device reports it; `undefined` until its deployments are loaded. */
  readonly effective: EffectiveDeployment | undefined;
  /** Whether the device has reported since, so that it may have finished. */
  readonly isUncertain: boolean;
}

function outcomeCell({ outcome, isUncertain }: PanelDevice): Cell {
  const { words, severity } = outcomeLook(outcome);
  return isUncertain
    ? { text: `${words}, may have finished`, severity: 'unknown', order: outcomes.indexOf(outcome) }
    : { text: words, severity, order: outcomes.indexOf(outcome) };
}

function deviceRow(device: PanelDevice, deploymentId: string): readonly Cell[] {
  const { thingName, outcome, execution, effective } = device;
  const target =
    effective === undefined
      ? ({ kind: 'coreDevice', thingName } as const)
      : ({ kind: 'effectiveDeployment', thingName, deploymentId } as const);
  return [
    { text: visibleName(thingName), target },
    outcomeCell(device),
    cell(effective && isBad(outcome) ? deploymentHeadline(effective) : undefined),
    momentCell(execution?.queuedAt ?? effective?.creationTimestamp),
    momentCell(execution?.lastUpdatedAt ?? (effective && lastChangeOf(effective))),
  ];
}

/** The known devices of a deployment, worst outcome first. */
export function rolloutDevicesTable({
  rollout,
  devices,
}: {
  readonly rollout: Rollout;
  readonly devices: readonly PanelDevice[];
}): Table {
  return {
    kind: 'table',
    id: 'rolloutDevices',
    label: 'Devices',
    columns: ['Core device', 'Outcome', 'Error code', 'Notified', 'Last changed'],
    rows: devices.map((device) => deviceRow(device, rollout.deployment.deploymentId)),
  };
}

function revisionRow(rollout: Rollout, shown: ListedDeployment): readonly Cell[] {
  const { deployment } = rollout;
  const { revisionId = '', targetArn = '', deploymentId, deploymentName } = deployment;
  const counted = countsOf(rollout);
  const worst = counted && worstOutcome(counted.counts);
  const label = revisionId === '' ? deploymentId : `Revision ${revisionId}`;
  const isShown = deploymentId === shown.deploymentId;
  return [
    {
      ...cell(isShown ? `${label} (this one)` : label),
      order: revisionNumber(deployment) ?? -1,
      ...(isShown ? {} : { target: { kind: 'deployment', targetArn, deploymentId } as const }),
    },
    counted === undefined || worst === undefined
      ? cell('not counted yet')
      : { text: worstWords(counted), severity: outcomeLook(worst).severity, order: outcomes.indexOf(worst) },
    cell(deploymentName),
    momentCell(deployment.creationTimestamp),
  ];
}

/** The revisions for a target, the newest first. */
export function revisionsTable(revisions: readonly Rollout[], shown: ListedDeployment): Table {
  return {
    kind: 'table',
    id: 'revisions',
    label: 'Revisions',
    columns: ['Revision', 'Outcome', 'Deployment name', 'Created'],
    rows: [...revisions]
      .sort((a, b) => compareRevisions(a.deployment, b.deployment))
      .map((rollout) => revisionRow(rollout, shown)),
  };
}
