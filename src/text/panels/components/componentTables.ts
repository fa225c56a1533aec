import { count, grouped } from '../../../base/numbers';
import { visibleName, visibleText } from '../../../base/visibleText';
import { parseComponentArn, targetInWords } from '../../../greengrass/addresses/arn';
import { componentHeadline } from '../../../greengrass/failures/headline';
import { specificationOf } from '../../../greengrass/deployedSpecification';
import type { Deployment } from '../../../greengrass/model';
import { revisionNumber } from '../../../greengrass/rollouts/rollout';
import { lifecycleStateLook } from '../../../greengrass/status/status';
import { spreadLook } from '../../rows/componentRow';
import { rolloutName, rolloutRevision } from '../../messages/deployments/rolloutWords';
import type { ComponentPanelFacts, DependencyFacts, DeviceWithVersion } from './componentFacts';
import type { Block, Cell, Table } from '../panel';
import { configurationBlocks } from '../deployments/requestedDeployment';
import { isOfAllVersions } from '../../../fleet/components/componentAt';
import { cell, momentCell, statusCell } from '../values';

interface DeviceColumn {
  readonly title: string;
  readonly cellOf: (device: DeviceWithVersion) => Cell;
}

/**
 * The core devices with a component.
 * @param hasVersions whether they have several versions
 */
export function versionDevicesTable(devices: readonly DeviceWithVersion[], hasVersions: boolean): Table {
  const codes = devices.map(({ component }) => componentHeadline(component));
  const columns: readonly (DeviceColumn | false)[] = [
    {
      title: 'Core device',
      cellOf: ({ thingName, component: { componentName } }) => ({
        text: visibleName(thingName),
        target: { kind: 'installedComponent', thingName, componentName },
      }),
    },
    hasVersions && { title: 'Version', cellOf: ({ component }) => cell(component.componentVersion) },
    {
      title: 'Lifecycle state',
      cellOf: ({ component }) => statusCell(lifecycleStateLook(component.lifecycleState)),
    },
    codes.some((code) => code !== undefined) && {
      title: 'Status code',
      cellOf: ({ component }) => cell(componentHeadline(component)),
    },
    { title: 'Last status change', cellOf: ({ component }) => momentCell(component.lastStatusChangeTimestamp) },
    { title: 'Last report', cellOf: ({ component }) => momentCell(component.lastReportedTimestamp) },
    // Each device was scanned at another time.
    devices.some(({ loadedAt }) => loadedAt !== undefined) && {
      title: 'Loaded',
      cellOf: ({ loadedAt }) => momentCell(loadedAt),
    },
  ];
  const shown = columns.filter((column) => column !== false);
  return {
    kind: 'table',
    id: 'devices',
    label: 'Core devices',
    columns: shown.map(({ title }) => title),
    rows: devices.map((device) => shown.map(({ cellOf }) => cellOf(device))),
  };
}

/**
 * The versions of a component, with what keeps them from being deployed and the number of devices that have each. The order of
 * the rows is that of the versions.
 */
export function versionsTable({ address, component, version: shown, versions }: ComponentPanelFacts): Table {
  const spreads = new Map(component.spread?.versions.map((spread) => [spread.version, spread]));
  const states = new Map(component.discouraged.map(({ version, state }) => [version, state.words.toLowerCase()]));
  return {
    kind: 'table',
    id: 'versions',
    label: 'Versions',
    columns: ['Version', 'Core devices', 'Failing'],
    rows: versions.map(({ version, arn, isLatest, isUnlisted }, index): readonly Cell[] => {
      const spread = spreads.get(version);
      const { devices = 0, failed = 0 } = spread ?? {};
      // The panel of a component is about all of them.
      const isShown = !isOfAllVersions(address) && version === shown.version;
      const notes = [
        isLatest ? 'latest' : undefined,
        isShown ? 'this one' : undefined,
        states.get(version),
        isUnlisted ? 'not in the catalog' : undefined,
      ];
      const words = notes.filter((note) => note !== undefined).join(', ');
      return [
        {
          ...cell(`${version === '' ? '(no version)' : version}${words === '' ? '' : ` (${words})`}`),
          // Greater versions first.
          order: -index,
          ...(arn === undefined || isShown ? {} : { target: { kind: 'componentVersion', arn } as const }),
        },
        { text: grouped(devices), order: devices },
        {
          text: grouped(failed),
          order: failed,
          ...(spread !== undefined && failed > 0 ? { severity: spreadLook([spread]).severity } : {}),
        },
      ];
    }),
  };
}

/** What an ARN identifies: a component, or one of its versions. */
function kindOf(arn: string): 'component' | 'componentVersion' {
  return parseComponentArn(arn)?.componentVersion === undefined ? 'component' : 'componentVersion';
}

/** The components that a recipe names, or whose recipes name the component. */
export function dependenciesTable(id: string, label: string, dependencies: readonly DependencyFacts[]): Table {
  return {
    kind: 'table',
    id,
    label,
    columns: ['Component', 'Required version', 'Dependency'],
    rows: dependencies.map(({ componentName, arn, versionRequirement, dependencyType }): readonly Cell[] => [
      {
        text: visibleName(componentName),
        ...(arn === undefined ? {} : { target: { kind: kindOf(arn), arn } }),
      },
      cell(versionRequirement),
      cell((dependencyType ?? 'HARD').toLowerCase()),
    ]),
  };
}

/** How many configurations the panel shows. Opening a deployment shows its own. */
const maxConfigurations = 5;

/** What the first deployments that change the configuration of a component change. */
export function askedConfigurations(componentName: string, deployments: readonly Deployment[]): readonly Block[] {
  const all = deployments
    .map((deployment) => {
      const asked = specificationOf(deployment, componentName);
      return asked === undefined ? [] : configurationBlocks(componentName, asked, rolloutRevision(deployment));
    })
    .filter((blocks) => blocks.length > 0);
  const more = all.length - maxConfigurations;
  return [
    ...all.slice(0, maxConfigurations).flat(),
    ...(more > 0
      ? [
          {
            kind: 'paragraph',
            text: `${count(more, 'more deployment')} ${more === 1 ? 'changes' : 'change'} its configuration. Open them to see how.`,
          } as const,
        ]
      : []),
  ];
}

/** The deployments that ask for a component: which version, and whether they change its configuration. */
export function askingDeploymentsTable(componentName: string, deployments: readonly Deployment[]): Table {
  return {
    kind: 'table',
    id: 'askingDeployments',
    label: 'Deployments that ask for it',
    columns: ['Deployment', 'Target', 'Revision', 'Version', 'Configuration'],
    rows: deployments.map((deployment): readonly Cell[] => {
      const { targetArn = '', deploymentId, revisionId = '', isLatestForTarget } = deployment;
      const asked = specificationOf(deployment, componentName);
      const changes = [
        asked === undefined || asked.reset.length === 0 ? undefined : 'resets values',
        asked?.merge === undefined || asked.merge === '' ? undefined : 'merges values',
      ].filter((change) => change !== undefined);
      return [
        { text: rolloutName(deployment), target: { kind: 'deployment', targetArn, deploymentId } },
        cell(visibleText(targetInWords(targetArn))),
        // The definition says that of the time when it was loaded.
        {
          ...cell(isLatestForTarget === false ? `${revisionId} (earlier)` : revisionId),
          order: revisionNumber(deployment) ?? -1,
        },
        cell(asked?.componentVersion),
        cell(changes.join(', ')),
      ];
    }),
  };
}
