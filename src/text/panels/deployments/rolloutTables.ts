import { visibleName } from '../../../base/visibleText';
import { deploymentHeadline } from '../../../greengrass/failures/headline';
import { lastChangeOf } from '../../../greengrass/lastChange';
import type { ListedDeployment } from '../../../greengrass/model';
import type { DeviceOutcome } from '../../../greengrass/rollouts/deviceOutcome';
import { isBad, outcomeLook, outcomes, worstOutcome } from '../../../greengrass/rollouts/outcome';
import { compareRevisions, countsOf, revisionNumber, type Rollout } from '../../../greengrass/rollouts/rollout';
import { deviceCaveat, worstWords } from '../../messages/deployments/rolloutWords';
import type { Cell, Table } from '../panel';
import { cell, momentCell } from '../values';

function outcomeCell(device: DeviceOutcome): Cell {
  const { outcome, replacedBy } = device;
  const { words, severity } = outcomeLook(outcome);
  const caveat = deviceCaveat(device);
  const order = outcomes.indexOf(outcome);
  return caveat === undefined
    ? { text: words, severity, order }
    : { text: `${words}, ${caveat}`, severity: replacedBy ? 'neutral' : 'unknown', order };
}

function deviceRow(device: DeviceOutcome, deploymentId: string): readonly Cell[] {
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
  readonly devices: readonly DeviceOutcome[];
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
