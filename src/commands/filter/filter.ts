import * as vscode from 'vscode';
import { indexParts, type DeviceFilter, type FilterPart, type filterParts } from '../../fleet/selection/deviceFilter';
import {
  bareValue,
  groupValues,
  groupValuesInIndex,
  knownValues,
  type SelectablePart,
  type KnownValue,
} from '../../text/filter/filterValues';
import { filterPicks, typedName, type FilterPick } from '../../text/filter/filterPicks';
import { partWords } from '../../text/filter/filterWords';
import type { DeviceKnowledge } from '../../greengrass/knownDevice';
import type { AppState } from '../../app/appState';
import type { CoreDevicesView } from '../../tree/coreDevices/coreDevicesView';
import type { Catalog } from '../../ui/catalog';
import { applyViewOptions } from './applyViewOptions';
import { checkIndex, indexAvailability, inputAttribute, turnOnIndex, valuesInIndex } from './indexFilter';
import { pickOrType } from '../support/pickOrType';
import { escapeCodicons } from '../../ui/escapeCodicons';

/** The placeholder of the input for a part. */
const hints: Readonly<Partial<Record<FilterPart, string>>> = {
  name: 'Part of the name; * matches any text, a leading ! excludes matches',
  coreVersion: 'A version or the start of one, such as 2.12',
  componentVersion: 'A version or the start of one; empty for any',
};

/** The parts that match by prefix. A typed value can match several known values, so it ranks with them. */
const acceptsPrefix: ReadonlySet<FilterPart> = new Set(['coreVersion', 'componentVersion']);

interface ValuePick extends vscode.QuickPickItem {
  readonly value: string;
}

/** Everything known about the devices of all connections. */
function knownDevices({ sessions }: AppState): readonly DeviceKnowledge[] {
  return sessions.all.flatMap(({ fleet }) => [...(fleet?.devices.all() ?? [])].map(({ knowledge }) => knowledge));
}

/** The title of the input for a part, such as `Filter: Component`. */
function titleOf(title: string, part: FilterPart): string {
  return `${title.replace('…', '')}: ${partWords[part]}`;
}

/**
 * The typed text as a pick. VS Code sorts labels that match the typed text first. The user most likely means a known
 * value, so the label of this pick doesn't match.
 */
function typedPick(part: FilterPart, typed: string): ValuePick {
  const words = escapeCodicons(typed);
  const shown = acceptsPrefix.has(part)
    ? { label: words, description: 'as typed' }
    : { label: 'As typed', description: words };
  return { ...shown, value: typed };
}

async function pickValue(
  title: string,
  part: FilterPart,
  current: string | undefined,
  known: readonly KnownValue[],
): Promise<string | undefined> {
  const picks = known.map(({ value, words, amount }) => ({ label: escapeCodicons(words), description: amount, value }));
  const pick = await pickOrType<ValuePick>({
    title: titleOf(title, part),
    placeHolder: hints[part] ?? 'Select one, or type another',
    picks: [
      ...(part === 'componentVersion' ? [{ label: 'Any version', value: '' }] : []),
      ...(current === undefined || part === 'componentVersion' ? [] : [{ label: 'Remove this filter', value: '' }]),
      ...picks,
    ],
    typed: (typed) =>
      known.every(({ value, words }) => value !== typed && words !== typed) ? typedPick(part, typed) : undefined,
    isFirst: ({ value }) => value === current,
  });
  return pick?.value;
}

/** The thing groups; empty if they couldn't load. The user can still type one. */
async function knownGroups(app: AppState): Promise<readonly KnownValue[]> {
  const fleets = app.sessions.all.flatMap(({ fleet }) => fleet ?? []);
  const [groups, inIndex] = await Promise.all([
    Promise.all(fleets.map((fleet) => app.filteredFleets.thingGroups(fleet))),
    valuesInIndex(app, 'registry.thingGroupNames').catch(() => []),
  ]);
  return groupValuesInIndex(groupValues(groups.flat()), inIndex);
}

/** Asks for the value of a part and returns the changed filter; `undefined` if the user cancels. */
async function withPart(
  app: AppState,
  catalog: Catalog,
  title: string,
  part: (typeof filterParts)[number],
  filter: DeviceFilter,
): Promise<DeviceFilter | undefined> {
  switch (part) {
    case 'isStale':
    case 'isFailing':
    case 'isStuck':
    case 'isDiffering':
    case 'isOffline':
      return { ...filter, [part]: filter[part] === true ? undefined : true };
    case 'name': {
      const prompt = hints.name ?? '';
      const name = await vscode.window.showInputBox({
        title: titleOf(title, part),
        prompt,
        value: filter.name ?? '',
      });
      return name === undefined ? undefined : { ...filter, name };
    }
    case 'thingGroup': {
      const thingGroup = await pickValue(title, part, filter.thingGroup, await knownGroups(app));
      return thingGroup === undefined ? undefined : { ...filter, thingGroup };
    }
    case 'thingType': {
      const values = await valuesInIndex(app, 'registry.thingTypeName');
      const thingType = await pickValue(title, part, filter.thingType, values);
      return thingType === undefined ? undefined : { ...filter, thingType };
    }
    case 'attribute': {
      const attribute = await inputAttribute(titleOf(title, part), filter.attribute);
      return attribute === undefined ? undefined : { ...filter, attribute };
    }
    case 'component': {
      const devices = knownDevices(app);
      const component = await pickValue(title, part, filter.component, knownValues(devices, 'component'));
      const versions = component === undefined ? [] : knownValues(devices, 'componentVersion', component);
      const componentVersion =
        component === undefined || component === ''
          ? component
          : await pickValue(title, 'componentVersion', undefined, versions);
      return componentVersion === undefined ? undefined : { ...filter, component, componentVersion };
    }
    default:
      return withSelected(app, catalog, title, part, filter);
  }
}

async function withSelected(
  app: AppState,
  catalog: Catalog,
  title: string,
  part: SelectablePart,
  filter: DeviceFilter,
): Promise<DeviceFilter | undefined> {
  const known = knownValues(knownDevices(app), part);
  const names = new Set(known.map(({ value }) => value));
  const documented = part === 'errorCode' ? (await catalog.all()).map(({ code }) => code) : [];
  const others = documented.filter((code) => !names.has(code)).map(bareValue);
  const value = await pickValue(title, part, filter[part], [...known, ...others]);
  return value === undefined ? undefined : { ...filter, [part]: value };
}

function shownPick(choice: FilterPick): FilterPick & vscode.QuickPickItem {
  return { ...choice, label: escapeCodicons(choice.label), description: escapeCodicons(choice.description) };
}

/** Asks for one part of the filter and applies it. The other parts stay. */
export async function filterDevices(
  app: AppState,
  view: CoreDevicesView,
  catalog: Catalog,
  title: string,
): Promise<void> {
  const { filter } = app.viewOptions.current;
  const index = indexAvailability(app);
  const pick = await pickOrType<FilterPick & vscode.QuickPickItem>({
    title,
    placeHolder: 'Type part of a name, or select a filter',
    picks: filterPicks(filter, index).map(shownPick),
    typed: (typed) => shownPick(typedName(typed)),
    isReplaced: ({ part }) => part === 'name',
  });
  if (pick === undefined) {
    return;
  }
  const isIndexNeeded = indexParts.some((part) => part === pick.part && filter[part] === undefined);
  if (isIndexNeeded && !(await turnOnIndex())) {
    return;
  }
  const changed =
    pick.typed === undefined ? await withPart(app, catalog, title, pick.part, filter) : { ...filter, name: pick.typed };
  if (changed !== undefined) {
    await checkIndex(app, filter, changed);
    await applyViewOptions(app.viewOptions, view, { filter: changed });
  }
}
