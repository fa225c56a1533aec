import { configurationAsks, type ConfigurationAsk } from '../../../greengrass/drift/configurationAsks';
import type { DeviceTarget } from '../../../greengrass/drift/deviceTargets';
import { deploymentLook } from '../../../greengrass/failures/overcome';
import type { ConnectionTarget } from '../../../greengrass/ports/connection';
import type { Deployment, EffectiveDeployment } from '../../../greengrass/model';
import { rolloutName, rolloutRevision } from '../../messages/deployments/rolloutWords';
import { driftTargetWords, verdictLook } from '../../messages/drift/driftWords';
import { unknownSentence } from '../../messages/drift/unknownVerdictWords';
import { configurationBlocks } from '../deployments/requestedDeployment';
import type { Block, Cell, Field, Section, Table } from '../panel';
import { field, momentCell, statusCell } from '../values';
import { requestErrorBlocks, type PanelDrift } from './driftSection';
import { targetCells } from './driftTable';

const notReported =
  "AWS doesn't report the configuration that the core device applied. Merges apply in the order of deployments.";

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

/** The name of the deployment, with a link if the device reports the deployment. */
function deploymentCell(definition: Deployment, execution: EffectiveDeployment | undefined): Cell {
  return {
    text: rolloutName(definition),
    ...(execution === undefined
      ? {}
      : { target: { kind: 'effectiveDeployment', deploymentId: execution.deploymentId } as const }),
  };
}

/** How far the device is. Its own report says so even if it isn't known whether it is in the thing group. */
function outcomeCell(
  { reach }: DeviceTarget,
  execution: EffectiveDeployment | undefined,
  deployments: readonly EffectiveDeployment[],
): Cell {
  const isReported = reach.kind === 'applied' || reach.kind === 'unknown';
  if (isReported && execution !== undefined) {
    return statusCell(deploymentLook(execution, deployments));
  }
  return reach.kind === 'applied' ? { text: '' } : statusCell(verdictLook(reach));
}

function updateWords({ specification: { merge = '', reset } }: ConfigurationAsk): string {
  const parts = [...(reset.length === 0 ? [] : ['reset']), ...(merge === '' ? [] : ['merge'])];
  return parts.length === 0 ? 'no configuration' : parts.join(', ');
}

function asksTable(asks: readonly ConfigurationAsk[], deployments: readonly EffectiveDeployment[]): Table {
  return {
    kind: 'table',
    id: 'configuration',
    label: 'Targets that ask for the component',
    columns: ['Target', 'Revision', 'Deployment', 'Created', 'Outcome on this device', 'Configuration'],
    rows: asks.map((ask) => {
      const { target, definition } = ask;
      const execution = deployments.find(({ deploymentId }) => deploymentId === definition.deploymentId);
      return [
        ...targetCells(target),
        deploymentCell(definition, execution),
        momentCell(definition.creationTimestamp),
        outcomeCell(target, execution, deployments),
        { text: updateWords(ask) },
      ];
    }),
  };
}

/**
 * The targets that may ask for something that isn't known, or whose outcome isn't known, with the reason. Unknown thing groups
 * aren't repeated for each of them.
 */
function unknownFields(targets: readonly DeviceTarget[], asks: readonly ConfigurationAsk[]): readonly Field[] {
  return targets.flatMap((target) => {
    const { reach, definition } = target;
    const isAbout = definition === undefined || asks.some((ask) => ask.target === target);
    return isAbout && reach.kind === 'unknown' && !reach.why.startsWith('membership:')
      ? [field(driftTargetWords(target), { text: 'Unknown', severity: 'unknown' }, unknownSentence(reach.why))]
      : [];
  });
}

function blocksOf(
  drift: PanelDrift,
  componentName: string,
  deployments: readonly EffectiveDeployment[],
): readonly Block[] {
  const { unknown, targets } = drift.verdicts;
  if (unknown !== undefined) {
    return [paragraph(unknownSentence(unknown))];
  }
  const { gap } = drift.membership;
  const asks = configurationAsks(targets, componentName);
  const unknownTargets = unknownFields(targets, asks);
  const isComplete = gap === undefined && unknownTargets.length === 0;
  return [
    ...(asks.length > 0
      ? [asksTable(asks, deployments)]
      : [paragraph(`No ${isComplete ? '' : 'known '}target of the device asks for this component.`)]),
    ...(gap === undefined
      ? []
      : [paragraph(`Deployments to thing groups can be missing here. ${unknownSentence(`membership:${gap}`)}`)]),
    ...(unknownTargets.length === 0 ? [] : [{ kind: 'fields', fields: unknownTargets } as const]),
    ...asks.flatMap(({ definition, specification: { merge, reset } }) =>
      configurationBlocks(
        componentName,
        { componentVersion: undefined, merge, reset, runWith: undefined },
        rolloutRevision(definition),
      ),
    ),
  ];
}

/**
 * The section with the configuration that the targets of a device ask for. It isn't the configuration that the device has:
 * the device merges each deployment into what it has, and AWS doesn't return the result.
 * @param deployments the effective deployments of the device
 */
export function configurationSection(
  drift: PanelDrift,
  componentName: string,
  deployments: readonly EffectiveDeployment[],
  place: ConnectionTarget,
): Section {
  return {
    id: 'configuration',
    title: 'Configuration asked for',
    blocks: [
      ...blocksOf(drift, componentName, deployments),
      ...requestErrorBlocks(drift, place),
      paragraph(notReported),
    ],
  };
}
