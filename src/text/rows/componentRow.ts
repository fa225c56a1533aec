import { count, grouped } from '../../base/numbers';
import { ageOf, shortAgeOf } from '../../base/time';
import { visibleName, visibleText } from '../../base/visibleText';
import type { ComponentSpread } from '../../fleet/components/componentIndex';
import type { IndexCoverage } from '../../fleet/components/indexCoverage';
import type { KnownComponent } from '../../fleet/components/knownComponents';
import { lifecycleStateLook, worse, type Look } from '../../greengrass/status/status';
import { inParts, inSpeech, type Row } from './row';

const notFailing: Look = { icon: 'package', severity: 'neutral' };

/** The icon of a component or version: its worst state that needs attention, on any known device. */
export function spreadLook(versions: ComponentSpread['versions'] | undefined): Look {
  const failing = (versions ?? []).flatMap(({ failed, states }) =>
    failed === 0 ? [] : Array.from(states.keys(), (state) => lifecycleStateLook(state)),
  );
  const { icon, severity } = failing.reduce<Look>(worse, notFailing);
  return { icon, severity };
}

/** `2 failing`; `undefined` without any. */
export function failingWords(failed: number): string | undefined {
  return failed === 0 ? undefined : `${grouped(failed)} failing`;
}

/**
 * On how many devices something is: `on 3 devices`. While devices aren't scanned, it counts only the scanned ones; `undefined`
 * before the first.
 * @param total how many devices have the component in any version
 */
export function deviceWords(
  devices: number,
  { scanned, known }: IndexCoverage,
  total: number = devices,
): string | undefined {
  if (scanned === 0) {
    return undefined;
  }
  const noun = scanned < known ? 'scanned device' : 'device';
  if (total === 0) {
    return `on no ${noun}`;
  }
  const of = devices === total ? '' : `${grouped(devices)} of `;
  return `on ${of}${count(total, noun)}`;
}

/** `1.4.2 on 5 of 14 devices`: on how many of the devices that have the component in any version. */
function latestWords(version: string, { spread, discouraged }: KnownComponent, coverage: IndexCoverage): string {
  const onLatest = spread?.versions.find((one) => one.version === version)?.devices ?? 0;
  const where = deviceWords(onLatest, coverage, spread?.devices ?? 0);
  // The row already names a version that is discouraged.
  const isNamed = discouraged.length === 1 && discouraged[0]?.version === version;
  return [...(isNamed ? [] : [visibleText(version)]), ...(where === undefined ? [] : [where])].join(' ');
}

/** What the name in the row is without: the prefix, or that of AWS, which would leave no room to say that it replaces one. */
function startOf({ componentName, replacesProvided }: KnownComponent, prefix: string): string {
  const starts = [prefix, ...(replacesProvided ? ['aws.greengrass.'] : [])];
  return starts.find((start) => start !== '' && start !== componentName && componentName.startsWith(start)) ?? '';
}

/**
 * The row of a component: on how many devices it is failing, and its latest version with the part of the component's devices
 * that have it.
 * @param prefix comes last, because a narrow view would cut off everything else after it; empty if the name has none
 */
export function componentRow(component: KnownComponent, coverage: IndexCoverage, now: Date, prefix = ''): Row {
  const { componentName, listed, spread, replacesProvided, discouraged } = component;
  const start = startOf(component, prefix);
  const label = visibleName(componentName.slice(start.length));
  const domain = start === '' ? undefined : visibleText(start.replace(/\.$/u, ''));
  const { componentVersion, creationTimestamp: created } = listed?.latestVersion ?? {};
  const latest = componentVersion === undefined ? undefined : latestWords(componentVersion, component, coverage);
  const failing = failingWords(spread?.failed ?? 0);
  const where = componentVersion === undefined ? deviceWords(spread?.devices ?? 0, coverage) : undefined;
  const versions = (spread?.versions.length ?? 0) > 1 ? count(spread?.versions.length ?? 0, 'version') : undefined;
  const warned = discouraged
    .map(({ version, state }) => visibleText(`${version} ${state.words.toLowerCase()}`))
    .join(', ');
  const look = discouraged.reduce<Look>((worst, { state }) => worse(worst, state), spreadLook(spread?.versions));
  const replaces = replacesProvided ? "replaces AWS's" : undefined;
  return {
    label,
    description: inParts(
      failing,
      warned,
      replaces,
      latest,
      where,
      versions,
      created && shortAgeOf(created, now),
      domain,
    ),
    icon: look.icon,
    severity: look.severity,
    accessibilityLabel: inSpeech(
      `Component ${visibleName(componentName)}`,
      failing,
      warned,
      replacesProvided ? 'replaces the component of AWS with the same name' : undefined,
      latest && `latest version ${latest}`,
      where,
      versions && `${versions} on core devices`,
      created && `published ${ageOf(created, now)}`,
    ),
  };
}

/** The groups below the account's own components. */
export type ComponentGroup = 'provided' | 'unlisted' | 'onDevices';

/** What the groups are called. */
export const groupLabels: Readonly<Record<ComponentGroup, string>> = {
  provided: 'Provided by AWS',
  unlisted: 'Not in the catalog',
  // Without the catalog, nothing is known about where they come from.
  onDevices: 'On core devices',
};

/** The row of a group of components: `Not in the catalog (3)`. */
export function componentGroupRow(group: ComponentGroup, components: readonly KnownComponent[]): Row {
  const label = `${groupLabels[group]}${components.length === 0 ? '' : ` (${grouped(components.length)})`}`;
  const failing = components.filter(({ spread }) => (spread?.failed ?? 0) > 0);
  const description = failing.length === 0 ? '' : `${grouped(failing.length)} failing`;
  const versions = failing.flatMap(({ spread }) => spread?.versions ?? []);
  const { severity } = spreadLook(versions);
  const icon = group === 'provided' ? 'cloud' : 'folder';
  return { label, description, icon, severity, accessibilityLabel: inSpeech(label, description) };
}
