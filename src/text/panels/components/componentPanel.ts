import { count, grouped } from '../../../base/numbers';
import { visibleName, visibleText } from '../../../base/visibleText';
import { isOfAllVersions } from '../../../fleet/components/componentAt';
import { consoleLink } from '../../../greengrass/addresses/consoleLink';
import { lifecycleStateLook, severities } from '../../../greengrass/status/status';
import { logLocations } from '../../../greengrass/logLocations';
import type { VersionSpread } from '../../../fleet/components/componentIndex';
import { coverageSentences } from '../../messages/components/componentCoverageWords';
import { areAllLoaded, definitionSentence } from '../../messages/deployments/definitionWords';
import { platformWords } from '../../messages/devices/platformWords';
import type { ComponentPanelFacts } from './componentFacts';
import {
  askedConfigurations,
  askingDeploymentsTable,
  dependenciesTable,
  versionDevicesTable,
  versionsTable,
} from './componentTables';
import {
  componentHeading,
  componentNotices,
  componentStatus,
  componentSummary,
  shownSpreads,
  sumOf,
  versionState,
} from './componentHeader';
import { logsSection } from '../logsSection';
import type { Block, Field, Panel, PanelAction, Section } from '../panel';
import { kindWords } from '../panelWords';
import { field, moment, textField } from '../values';

function paragraphs(sentences: readonly string[]): readonly Block[] {
  return sentences.map((text) => ({ kind: 'paragraph', text }));
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
          ? [`No scanned core device has this ${isOfAllVersions(address) ? 'component' : 'version'}.`]
          : []),
        ...coverageSentences(coverage),
        ...cut,
      ]),
      ...(devices.length === 0 ? [] : [versionDevicesTable(devices, address.kind === 'component')]),
    ],
  };
}

function deploymentSection({ component, deployments, definitions, place }: ComponentPanelFacts): Section {
  const isNone = deployments.length === 0;
  const areAll = areAllLoaded(definitions);
  return {
    id: 'deployments',
    // A number would be wrong without any, while the other deployments aren't known.
    title: `Deployments that ask for it${isNone && !areAll ? '' : ` (${grouped(deployments.length)})`}`,
    blocks: [
      ...(isNone ? [] : [askingDeploymentsTable(component.componentName, deployments)]),
      ...paragraphs([
        ...(isNone ? [`No ${areAll ? 'latest' : 'loaded'} deployment asks for it.`] : []),
        definitionSentence(definitions),
      ]),
      ...(areAll || place.asOf !== undefined ? [] : [{ kind: 'action', action: 'loadDefinitions' } as const]),
      ...askedConfigurations(component.componentName, deployments),
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
            title: `Dependencies (${grouped(dependencies.items.length)})`,
            blocks: [
              ...(dependencies.items.length === 0
                ? paragraphs(dependencies.areAll ? ['The recipe names no dependency.'] : [])
                : [dependenciesTable('dependencies', 'Dependencies', dependencies.items)]),
              ...paragraphs(
                dependencies.areAll ? [] : ['Not all of the recipe can be read, so dependencies can be missing.'],
              ),
            ],
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
              ...paragraphs(['Only components with a loaded recipe are listed.']),
            ],
          },
        ]),
  ];
}

function about({ component, version, described }: ComponentPanelFacts): readonly Field[] {
  const latest = component.listed?.latestVersion;
  const known = described ?? (version.isLatest ? latest : undefined);
  const state = described && versionState(described);
  return [
    // The header says on how many devices it is failing instead, if it is.
    ...(state === undefined ? [] : [field('State', { text: state.words, severity: state.severity })]),
    ...textField('Description', known?.description),
    ...textField('Publisher', known?.publisher),
    ...textField('Platforms', known === undefined ? undefined : platformWords(known.platforms)),
    ...(known === undefined ? [] : [field('Published', moment(known.creationTimestamp))]),
    ...Object.entries(described?.tags ?? {}).flatMap(([key, value]) => textField(`Tag ${visibleText(key)}`, value)),
    ...textField('Component name', component.componentName),
    ...textField('ARN', version.arn ?? component.listed?.arn),
  ];
}

function actionsFor(facts: ComponentPanelFacts): readonly PanelAction[] {
  const { address, place, component, version, described } = facts;
  const hasRecipe = version.arn !== undefined && !version.isUnlisted;
  const hasJson =
    described !== undefined ||
    (address.kind === 'component' && component.listed !== undefined) ||
    (address.kind === 'unlistedComponent' && shownSpreads(facts).length > 0);
  return [
    'refresh',
    ...(hasRecipe ? (['openRecipe', 'compareWithPreviousVersion', 'compareRecipes'] as const) : []),
    ...(hasJson ? (['copyJson', 'openAsJson'] as const) : []),
    ...(consoleLink({ ...address, place }) === undefined ? [] : (['openInConsole'] as const)),
  ];
}

/**
 * The panel of a version of a component: whether it can be deployed, where it runs, who asks for it, what it depends on, and
 * where its logs are. The panel of a component shows its latest version.
 */
export function componentPanel(facts: ComponentPanelFacts): Panel {
  const { address, component, versions, example, readAt, isLoading } = facts;
  const versionsSection: Section = {
    id: 'versions',
    title: `Versions (${grouped(versions.length)})`,
    blocks: [versionsTable(facts)],
  };
  return {
    address,
    kind: kindWords(address),
    heading: componentHeading(facts),
    status: componentStatus(facts),
    summary: componentSummary(facts),
    notices: componentNotices(facts),
    actions: actionsFor(facts),
    sections: [
      // The devices of a component fill more than a page.
      ...(isOfAllVersions(address) ? [versionsSection, whereSection(facts)] : [whereSection(facts), versionsSection]),
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
