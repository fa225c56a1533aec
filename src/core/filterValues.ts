import type { DeviceFilter } from './deviceFilter';
import { coreVersionOf, runtimeOf, type JudgedDevice } from './deviceMatcher';
import { errorStackOf, statusCodesOf } from './failure';
import { compareNames } from './format';

/** The parts of a filter for which a person chooses among what is known. */
export type ChosenPart = Extract<
  keyof DeviceFilter,
  'status' | 'runtime' | 'platform' | 'coreVersion' | 'errorCode' | 'component' | 'componentVersion'
>;

/** A value with the number of devices that have it. */
export interface KnownValue {
  readonly value: string;
  readonly devices: number;
}

function valuesOn(facts: JudgedDevice, part: ChosenPart, component?: string): readonly string[] {
  const { device, deployments = [], components = [] } = facts;
  switch (part) {
    case 'runtime':
      return [runtimeOf(facts)];
    case 'status':
    case 'platform':
      return [device[part] ?? ''];
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
 * What these devices are known to have of a part, by name.
 * @param component whose versions are meant, where the part is the version of a component
 */
export function knownValues(
  devices: Iterable<JudgedDevice>,
  part: ChosenPart,
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
    .map(([value, amount]) => ({ value, devices: amount }))
    .sort((a, b) => compareNames(a.value, b.value));
}
