import { count } from '../../base/numbers';
import { visibleName } from '../../base/visibleText';
import type { RecipeDependency } from '../../greengrass/recipes/recipe';
import { judgeVersions } from '../../greengrass/versions/judgeVersions';
import { isInRange, parseRange } from '../../greengrass/versions/versionRange';
import { caveats, field, paragraph, type Hover } from '../hovers/hover';
import { someVersions } from '../messages/components/versionWords';
import { rangeWords } from './rangeWords';

/** What is known about the versions of a dependency. */
export interface DependencyVersions {
  /** `undefined` if they weren't loaded. */
  readonly published: readonly string[] | undefined;
  /** On scanned core devices, the versions and the number of devices that have them. */
  readonly installed: ReadonlyMap<string, number>;
}

const types: Readonly<Record<string, string>> = {
  HARD: 'HARD: this component restarts if the dependency changes its state',
  SOFT: "SOFT: this component doesn't restart if the dependency changes its state",
};

function typeWords(type = 'HARD'): string {
  const known = type.toUpperCase();
  return Object.hasOwn(types, known) ? (types[known] ?? type) : type;
}

function publishedParts(requirement: string, { published }: DependencyVersions): Hover {
  if (published === undefined || parseRange(requirement) === undefined) {
    return [];
  }
  const { satisfying } = judgeVersions([{ by: { kind: 'localDeployment' }, range: requirement }], published);
  return satisfying.length === 0
    ? caveats([
        published.length === 0 ? 'No version is published.' : 'No published version satisfies this requirement.',
      ])
    : field('Published versions that satisfy it', someVersions(satisfying));
}

function installedParts(requirement: string, { installed }: DependencyVersions): Hover {
  const range = parseRange(requirement);
  const entries = [...installed].sort(([, a], [, b]) => b - a);
  const words = entries.map(([version, devices]) => {
    const isOutside = range !== undefined && isInRange(range, version) === false;
    return `${version} on ${count(devices, 'core device')}${isOutside ? " (doesn't satisfy it)" : ''}`;
  });
  return field('Installed', words.length === 0 ? undefined : someVersions(words));
}

/** The hover of a dependency: its range in words, its type, and what is known about its versions. */
export function dependencyHover(
  { componentName, versionRequirement, dependencyType }: RecipeDependency,
  versions: DependencyVersions,
): Hover {
  const requirement = versionRequirement ?? '*';
  const words = rangeWords(requirement);
  return [
    { kind: 'heading', text: visibleName(componentName) },
    ...paragraph(['A component that this component needs.']),
    ...field(
      'Version requirement',
      words === undefined || words === requirement ? requirement : `${requirement}: ${words}`,
    ),
    ...(words === undefined ? caveats(["Greengrass Explorer can't read this version requirement."]) : []),
    ...field('Dependency type', typeWords(dependencyType)),
    ...publishedParts(requirement, versions),
    ...installedParts(requirement, versions),
  ];
}
