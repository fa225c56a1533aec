import { count, grouped } from '../../base/numbers';
import { visibleName, visibleText } from '../../base/visibleText';
import { cloudStateLook } from '../../greengrass/status/cloudState';
import { lifecycleStateLook, severities } from '../../greengrass/status/status';
import { logLocations } from '../../greengrass/logLocations';
import type { VersionSpread } from '../../fleet/components/componentIndex';
import { coverageSentences } from '../messages/componentCoverageWords';
import { cloudStateSentences } from '../messages/componentStateWords';
import { platformWords } from '../messages/platformWords';
import { failingWords, spreadLook } from '../rows/componentRow';
import type { ComponentPanelFacts } from './componentFacts';
import { askingDeploymentsTable, dependenciesTable, versionDevicesTable, versionsTable } from './componentTables';
import { errorNotices } from './deviceFacts';
import { logsSection } from './logsSection';
import type { Block, Field, Notice, Panel, Section, Status } from './panel';
import { kindWords } from './panelWords';
import { field, moment, statusOf, textField } from './values';

function paragraphs(sentences: readonly string[]): readonly Block[] {
  return sentences.map((text) => ({ kind: 'paragraph', text }));
}

/** Where the panel's component runs: in any version, or in that of the panel. */
function shownSpreads({ address, component, version }: ComponentPanelFacts): readonly VersionSpread[] {
  const spreads = component.spread?.versions ?? [];
  return address.kind === 'component' ? spreads : spreads.filter((one) => one.version === version.version);
}

function sumOf(spreads: readonly VersionSpread[], key: 'devices' | 'failed'): number {
  return spreads.reduce((sum, spread) => sum + spread[key], 0);
}

/** The number of devices by lifecycle state. */
function statesOf(spreads: readonly VersionSpread[]): ReadonlyMap<string, number> {
  const states = new Map<string, number>();
  for (const [state, amount] of spreads.flatMap((spread) => [...spread.states])) {
    states.set(state, (states.get(state) ?? 0) + amount);
  }
  return states;
}

function whereSection(facts: ComponentPanelFacts): Section {
  const { address, devices, coverage } = facts;
  const spreads = shownSpreads(facts);
  const states = [...statesOf(spreads)].map(([state, amount]) => {
    const { words, severity } = lifecycleStateLook(state);
    return { name: visibleText(words), amount, severity };
  });
  const parts = states.sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity));
  const total = sumOf(spreads, 'devices');
  const cut =
    devices.length < total
      ? [`The table has the first ${grouped(devices.length)} of ${count(total, 'core device')}.`]
      : [];
  return {
    id: 'where',
    title: `Core devices (${grouped(total)})`,
    blocks: [
      ...(parts.length === 0
        ? []
        : [{ kind: 'proportions', label: 'Core devices by lifecycle state', parts } as const]),
      ...paragraphs([
        ...(total === 0
          ? [`No scanned core device has this ${address.kind === 'component' ? 'component' : 'version'}.`]
          : []),
        ...coverageSentences(coverage),
        ...cut,
      ]),
      ...(devices.length === 0 ? [] : [versionDevicesTable(devices)]),
    ],
  };
}

function deploymentSection({ component, deployments }: ComponentPanelFacts): Section {
  const note = 'Only deployments that were loaded are known. Open deployments in the Deployments view to load more.';
  return {
    id: 'deployments',
    title: `Deployments that ask for it (${grouped(deployments.length)})`,
    blocks: [
      ...(deployments.length === 0 ? [] : [askingDeploymentsTable(component.componentName, deployments)]),
      { kind: 'paragraph', text: note },
    ],
  };
}

function dependencySections({ dependencies, dependents }: ComponentPanelFacts): readonly Section[] {
  return [
    ...(dependencies === undefined
      ? []
      : [
          {
            id: 'dependencies',
            title: `Dependencies (${grouped(dependencies.length)})`,
            blocks:
              dependencies.length === 0
                ? paragraphs(['The recipe names no dependency.'])
                : [dependenciesTable('dependencies', 'Dependencies', dependencies)],
          },
        ]),
    ...(dependents.length === 0
      ? []
      : [
          {
            id: 'dependents',
            title: `Components that depend on it (${grouped(dependents.length)})`,
            blocks: [
              dependenciesTable('dependents', 'Components that depend on it', dependents),
              ...paragraphs(['Only recipes that were loaded are known.']),
            ],
          },
        ]),
  ];
}

function about({ component, version, described }: ComponentPanelFacts): readonly Field[] {
  const latest = component.listed?.latestVersion;
  const known = described ?? (version.isLatest ? latest : undefined);
  return [
    ...textField('Description', known?.description),
    ...textField('Publisher', known?.publisher),
    ...textField('Platforms', known === undefined ? undefined : platformWords(known.platforms)),
    ...(known === undefined ? [] : [field('Published', moment(known.creationTimestamp))]),
    ...Object.entries(described?.tags ?? {}).flatMap(([key, value]) => textField(`Tag ${visibleText(key)}`, value)),
    ...textField('Component name', component.componentName),
    ...textField('ARN', version.arn ?? component.listed?.arn),
  ];
}

function notices({ component, version, described, place, errors }: ComponentPanelFacts): readonly Notice[] {
  const status = described?.status;
  const sentences = status === undefined ? [] : cloudStateSentences(status);
  const details = [
    ...(status?.message === undefined ? [] : [visibleText(status.message)]),
    ...(status?.vendorGuidanceMessage === undefined ? [] : [visibleText(status.vendorGuidanceMessage)]),
    ...Object.entries(status?.errors ?? {}).map(([artifact, error]) => visibleText(`${artifact}: ${error}`)),
  ];
  return [
    ...sentences.map((text, index) => ({ severity: 'warning' as const, text, ...(index === 0 ? { details } : {}) })),
    ...(component.replacesProvided
      ? [
          {
            severity: 'warning' as const,
            text: 'This component has the name of a component that AWS provides, and replaces it, also as a dependency.',
          },
        ]
      : []),
    ...(version.arn === undefined
      ? [{ severity: 'info' as const, text: "AWS doesn't list this version. It may have been deleted." }]
      : []),
    ...errorNotices(errors, place),
  ];
}

function statusFor(facts: ComponentPanelFacts): Status | undefined {
  const { described } = facts;
  const look = described && cloudStateLook(described.status);
  const spreads = shownSpreads(facts);
  const failing = failingWords(sumOf(spreads, 'failed'));
  if (failing !== undefined) {
    return { words: failing, severity: spreadLook(spreads).severity };
  }
  return look === undefined ? described && { words: 'Deployable', severity: 'neutral' } : statusOf(look);
}

/**
 * The panel of a version of a component: whether it can be deployed, where it runs, who asks for it, what it depends on, and
 * where its logs are. The panel of a component shows its latest version.
 */
export function componentPanel(facts: ComponentPanelFacts): Panel {
  const { address, component, version, versions, example, readAt, isLoading } = facts;
  return {
    address,
    kind: kindWords(address),
    heading: visibleName(component.componentName),
    status: statusFor(facts),
    summary: [{ text: visibleText(`${version.version}${version.isLatest ? ' (latest)' : ''}`) }],
    notices: notices(facts),
    actions: [
      'refresh',
      ...(version.arn === undefined ? [] : (['openRecipe', 'compareWithPreviousVersion'] as const)),
      'copyJson',
      'openAsJson',
      'openInConsole',
    ],
    sections: [
      whereSection(facts),
      { id: 'versions', title: `Versions (${grouped(versions.length)})`, blocks: [versionsTable(facts)] },
      deploymentSection(facts),
      ...dependencySections(facts),
      { id: 'about', title: 'About', blocks: [{ kind: 'fields', fields: about(facts) }] },
      ...(example === undefined
        ? []
        : [
            {
              ...logsSection(logLocations(component.componentName, example), example),
              title: `Logs on core device ${visibleName(example.device.coreDeviceThingName)}`,
            },
          ]),
    ],
    readAt: readAt?.getTime(),
    isLoading,
  };
}
