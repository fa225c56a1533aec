import { kept } from '../../base/kept';
import { compareNames } from '../../base/names/compareNames';
import type { ComponentDeploymentSpecification, Deployment } from '../model';
import { configurationLeftOut } from '../redaction/redactDeployment';
import { comparableJson, isSameConfiguration, policiesDocument } from './definitionDocument';

/** What can differ in the definition of a component besides its version. Never a value: values can be secret. */
const configurationParts = ['configuration', 'runWith'] as const;
export type ConfigurationPart = (typeof configurationParts)[number];

/** What differs in the definition of a component between two deployments. */
export interface ComponentChange {
  readonly componentName: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** `undefined` if the component was added or had no version. */
  readonly from: string | undefined;
  /** `undefined` if the component was removed or has no version. */
  readonly to: string | undefined;
  /** Empty unless the kind is `changed`. */
  readonly parts: readonly ConfigurationPart[];
}

/** What can differ in a deployment besides its components. */
const settings = ['policies', 'jobConfiguration'] as const;
export type ChangedSetting = (typeof settings)[number];

/** What differs between two deployments, without any configuration value. */
export interface DefinitionChanges {
  /** By name. */
  readonly components: readonly ComponentChange[];
  readonly settings: readonly ChangedSetting[];
  /** Whether a redacted snapshot has left out configuration, which may differ. */
  readonly isConfigurationLeftOut: boolean;
}

type Specification = ComponentDeploymentSpecification;

function isMergeLeftOut(a: Specification, b: Specification): boolean {
  return [a, b].some(({ merge }) => merge === configurationLeftOut) && Boolean(a.merge) && Boolean(b.merge);
}

function isResetLeftOut(a: Specification, b: Specification): boolean {
  const areBoth = a.reset.length > 0 && b.reset.length > 0;
  return areBoth && [a, b].some(({ reset }) => reset.includes(configurationLeftOut));
}

function isSameMerge(a: string | undefined, b: string | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && isSameConfiguration(a, b));
}

function differs(part: ConfigurationPart, a: Specification, b: Specification): boolean {
  if (part === 'runWith') {
    return comparableJson(a.runWith) !== comparableJson(b.runWith);
  }
  const isSameReset = comparableJson([...a.reset].sort()) === comparableJson([...b.reset].sort());
  return (!isMergeLeftOut(a, b) && !isSameMerge(a.merge, b.merge)) || (!isResetLeftOut(a, b) && !isSameReset);
}

function changeOf(
  componentName: string,
  a: Specification | undefined,
  b: Specification | undefined,
): readonly ComponentChange[] {
  const [from, to] = [a?.componentVersion, b?.componentVersion];
  if (a === undefined || b === undefined) {
    return [{ componentName, kind: a === undefined ? 'added' : 'removed', from, to, parts: [] }];
  }
  const parts = configurationParts.filter((part) => differs(part, a, b));
  return from === to && parts.length === 0 ? [] : [{ componentName, kind: 'changed', from, to, parts }];
}

function compare(a: Deployment, b: Deployment): DefinitionChanges {
  // Maps, because a component can have the name of an inherited property.
  const [before, after] = [a, b].map(({ components }) => new Map(Object.entries(components)));
  const names = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].sort(compareNames);
  const isSetting: Readonly<Record<ChangedSetting, boolean>> = {
    policies:
      comparableJson(policiesDocument(a.deploymentPolicies)) !== comparableJson(policiesDocument(b.deploymentPolicies)),
    jobConfiguration: comparableJson(a.iotJobConfiguration) !== comparableJson(b.iotJobConfiguration),
  };
  return {
    components: names.flatMap((name) => changeOf(name, before?.get(name), after?.get(name))),
    settings: settings.filter((setting) => isSetting[setting]),
    isConfigurationLeftOut: names.some((name) => {
      const [was, is] = [before?.get(name), after?.get(name)];
      return was !== undefined && is !== undefined && (isMergeLeftOut(was, is) || isResetLeftOut(was, is));
    }),
  };
}

const known = new WeakMap<Deployment, WeakMap<Deployment, DefinitionChanges>>();

/** What differs between two deployments. The result is kept, because rows ask for it whenever they are drawn. */
export function changesBetween(from: Deployment, to: Deployment): DefinitionChanges {
  const ofFrom = kept(known, from, () => new WeakMap<Deployment, DefinitionChanges>());
  return kept(ofFrom, to, () => compare(from, to));
}

/** The number of differences: a component or a setting each. */
export function numberOfChanges({ components, settings: changed }: DefinitionChanges): number {
  return components.length + changed.length;
}
