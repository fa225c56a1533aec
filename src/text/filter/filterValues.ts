import type { DeviceFilter } from '../../fleet/selection/deviceFilter';
import { filteredStatus } from '../../greengrass/status/status';
import { coreVersionOf, runtimeOf } from '../../greengrass/status/nucleus';
import { errorStackOf, statusCodesOf } from '../../greengrass/failures/headline';
import { valueWords } from './filterWords';
import { compareNames } from '../../base/names/compareNames';
import { count } from '../../base/numbers';
import type { IndexBucket } from '../../greengrass/connectivity';
import type { DeviceKnowledge } from '../../greengrass/knownDevice';
import type { KnownThingGroup } from '../../fleet/selection/thingGroups';

/** The parts of a filter for which the user selects one of the known values. */
export type SelectablePart = Extract<
  keyof DeviceFilter,
  'status' | 'runtime' | 'platform' | 'coreVersion' | 'errorCode' | 'component' | 'componentVersion'
>;

/** A value in a quick pick. */
export interface KnownValue {
  /** The value for the filter: as in the API, or `No status`. */
  readonly value: string;
  /** The value as rows show it. */
  readonly words: string;
  /** How many devices have it: `12 core devices`. Empty if that is unknown. */
  readonly amount: string;
}

/** A value without a count. */
export function bareValue(value: string): KnownValue {
  return { value, words: value, amount: '' };
}

function valuesOn(facts: DeviceKnowledge, part: SelectablePart, component?: string): readonly string[] {
  const { device, deployments = [], components = [] } = facts;
  switch (part) {
    case 'runtime':
      return [runtimeOf(facts)];
    case 'status':
      return [filteredStatus(device)];
    case 'platform':
      return [device.platform ?? ''];
    case 'coreVersion':
      return [coreVersionOf(facts) ?? ''];
    case 'errorCode':
      return [...deployments.flatMap(errorStackOf), ...components.flatMap(statusCodesOf)];
    case 'component':
      return components.map(({ componentName }) => componentName);
    case 'componentVersion':
      return components
        .filter(({ componentName }) => componentName === component)
        .map(({ componentVersion }) => componentVersion ?? '');
  }
}

/**
 * The known values of a part of a filter on these devices, sorted by name.
 * @param component the component whose versions are listed, if the part is `componentVersion`
 */
export function knownValues(
  devices: Iterable<DeviceKnowledge>,
  part: SelectablePart,
  component?: string,
): readonly KnownValue[] {
  const counts = new Map<string, number>();
  for (const device of devices) {
    for (const value of new Set(valuesOn(device, part, component))) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  counts.delete('');
  return [...counts]
    .map(([value, devices]) => ({ value, words: valueWords(part, value), amount: count(devices, 'core device') }))
    .sort((a, b) => compareNames(a.value, b.value));
}

/** Values of the fleet index, which counts every thing and not only core devices. */
export function indexValues(buckets: Iterable<IndexBucket>): readonly KnownValue[] {
  const counts = new Map<string, number>();
  for (const { value, things } of buckets) {
    counts.set(value, (counts.get(value) ?? 0) + things);
  }
  return [...counts]
    .map(([value, things]) => ({ ...bareValue(value), amount: `${count(things, 'thing')} in the index` }))
    .sort((a, b) => compareNames(a.value, b.value));
}

/** Thing groups by name. Groups with the same name in several fleets become one value, with their things added up. */
export function groupValues(groups: Iterable<KnownThingGroup>): readonly KnownValue[] {
  const sizes = new Map<string, number | undefined>();
  for (const { name, things } of groups) {
    const others = sizes.has(name) ? sizes.get(name) : 0;
    sizes.set(name, things === undefined || others === undefined ? undefined : others + things);
  }
  return [...sizes]
    .map(([name, things]) => ({ ...bareValue(name), amount: things === undefined ? '' : count(things, 'thing') }))
    .sort((a, b) => compareNames(a.value, b.value));
}

/** Thing groups with the number of their things in the fleet index, as far as it has them. */
export function groupValuesInIndex(
  groups: readonly KnownValue[],
  inIndex: readonly KnownValue[],
): readonly KnownValue[] {
  const indexed = new Map(inIndex.map((value) => [value.value, value]));
  const listed = new Set(groups.map(({ value }) => value));
  return [
    ...groups.map((group) => indexed.get(group.value) ?? group),
    ...inIndex.filter(({ value }) => !listed.has(value)),
  ].sort((a, b) => compareNames(a.value, b.value));
}
