import { isDependency } from '../../../greengrass/componentKind';
import { compareComponents, deploymentOrder } from '../../../greengrass/failures/failure';
import { componentHeadline, deploymentHeadline } from '../../../greengrass/failures/headline';
import { visibleName } from '../../../base/visibleText';
import { installationSource } from '../../messages/components/installationSource';
import { labelAmong } from '../../messages/deployments/namesakes';
import type { EffectiveDeployment, InstalledComponent } from '../../../greengrass/model';
import { deploymentLabel } from '../../../greengrass/failures/deploymentLabel';
import { deploymentLook } from '../../../greengrass/failures/overcome';
import { lifecycleStateLook } from '../../../greengrass/status/status';
import { stuckDeployments, type StuckContext } from '../../../greengrass/status/stuck';
import { shortAgeOf } from '../../../base/time';
import type { DeviceFacts } from './deviceFacts';
import type { Cell, Table } from '../panel';
import { cell, momentCell, statusCell } from '../values';

/** The status of a deployment; for a stuck one, how long it has been stuck. */
function deploymentStatus(
  deployment: EffectiveDeployment,
  siblings: readonly EffectiveDeployment[],
  context: StuckContext,
): Cell {
  const stuck = stuckDeployments(siblings, context);
  const look = deploymentLook(deployment, siblings, stuck);
  const own = stuck.find((one) => one.deployment === deployment);
  return statusCell(own === undefined ? look : { ...look, words: `Stuck for ${shortAgeOf(own.since, context.now)}` });
}

function deploymentRow(
  deployment: EffectiveDeployment,
  siblings: readonly EffectiveDeployment[],
  context: StuckContext,
): readonly Cell[] {
  return [
    {
      text: deploymentLabel(deployment),
      target: { kind: 'effectiveDeployment', deploymentId: deployment.deploymentId },
    },
    deploymentStatus(deployment, siblings, context),
    cell(deploymentHeadline(deployment)),
    momentCell(deployment.modifiedTimestamp),
    momentCell(deployment.creationTimestamp),
  ];
}

/** What installed a component: a link if it is an effective deployment of the device. */
function sourceCell(facts: DeviceFacts, { lastInstallationSource: id = '' }: InstalledComponent): Cell {
  const { deployments = [] } = facts;
  const deployment = deployments.find(({ deploymentId }) => id !== '' && deploymentId === id);
  return deployment === undefined
    ? cell(installationSource(id, facts.deployments))
    : {
        text: labelAmong(deployment, deployments, facts.timeZone),
        target: { kind: 'effectiveDeployment', deploymentId: id },
      };
}

function componentRow(facts: DeviceFacts, component: InstalledComponent): readonly Cell[] {
  return [
    {
      text: visibleName(component.componentName),
      target: { kind: 'installedComponent', componentName: component.componentName },
    },
    cell(component.componentVersion),
    statusCell(lifecycleStateLook(component.lifecycleState)),
    cell(componentHeadline(component)),
    cell(component.isRoot === true ? 'root' : isDependency(component) ? 'dependency' : undefined),
    sourceCell(facts, component),
    momentCell(component.lastStatusChangeTimestamp),
    momentCell(component.lastReportedTimestamp),
  ];
}

/** The effective deployments of a device, failed ones first. */
export function deploymentsTable(context: StuckContext, deployments: readonly EffectiveDeployment[]): Table {
  return {
    kind: 'table',
    id: 'deployments',
    label: 'Deployments',
    columns: ['Deployment', 'Status', 'Error code', 'Last changed', 'Created'],
    rows: [...deployments]
      .sort(deploymentOrder(deployments))
      .map((deployment) => deploymentRow(deployment, deployments, context)),
  };
}

/** The installed components of a device, failing ones first. */
export function componentsTable(facts: DeviceFacts, components: readonly InstalledComponent[]): Table {
  return {
    kind: 'table',
    id: 'components',
    label: 'Components',
    columns: [
      'Component',
      'Version',
      'Lifecycle state',
      'Status code',
      'Kind',
      'Installed by',
      'Last status change',
      'Last report',
    ],
    rows: [...components].sort(compareComponents).map((item) => componentRow(facts, item)),
  };
}
