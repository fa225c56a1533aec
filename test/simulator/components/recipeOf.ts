import { awsProfileOf } from './awsProfiles';
import { compareVersions } from './compareVersions';
import { profileOf, type Profile } from './profiles';
import { manifestOf } from './programs';
import { isProvidedByAws, type PublishedComponent } from './publishedComponent';
import { awsFile, type Recipe } from './recipe';

/** `PressMonitor` → `press-monitor` */
function shortNameOf(componentName: string): string {
  return componentName
    .replace(/^.*\./u, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z\d])/gu, '-')
    .toLowerCase();
}

/** `com.fjordwerk.PressMonitor` → `Fjordwerk`, which also replaces components of AWS. */
function publisherOf(componentName: string): string {
  const company = isProvidedByAws(componentName) ? 'fjordwerk' : (componentName.split('.')[1] ?? componentName);
  return company.charAt(0).toUpperCase() + company.slice(1);
}

function recipeOfAws(componentName: string, componentVersion: string): Recipe {
  const { description, type, file, platforms, steps = {}, configuration = {} } = awsProfileOf(componentName);
  const nucleus = { VersionRequirement: '>=2.0.0 <2.19.0', DependencyType: 'SOFT' } as const;
  return {
    RecipeFormatVersion: '2020-01-25',
    ComponentName: componentName,
    ComponentVersion: componentVersion,
    ComponentType: type,
    ComponentDescription: description,
    ComponentPublisher: 'AWS',
    ComponentConfiguration: { DefaultConfiguration: configuration },
    ComponentDependencies: type === 'aws.greengrass.nucleus' ? {} : { 'aws.greengrass.Nucleus': nucleus },
    Manifests: platforms.map((platform) => ({
      Platform: platform,
      Lifecycle: steps,
      Artifacts: [awsFile(componentName, componentVersion, file)],
    })),
    Lifecycle: {},
  };
}

/** A component restarts with its libraries and with components of AWS, not with other programs. */
function dependencyType(componentName: string): 'HARD' | 'SOFT' {
  return componentName.includes('.lib.') || isProvidedByAws(componentName) ? 'HARD' : 'SOFT';
}

/** The profile of a component after the changes up to a version. */
function profileAt(componentName: string, componentVersion: string): Profile {
  const { changes = [], ...first } = profileOf(componentName);
  return changes
    .filter(({ since }) => compareVersions(componentVersion, since) >= 0)
    .reduce<Profile>(
      ({ configuration, dependencies, steps, ...profile }, change) => ({
        ...profile,
        configuration: { ...configuration, ...change.configuration },
        dependencies: { ...dependencies, ...change.dependencies },
        steps: { ...steps, ...change.steps },
      }),
      first,
    );
}

function recipeOfAccount(componentName: string, componentVersion: string): Recipe {
  const profile = profileAt(componentName, componentVersion);
  const { description, programs, configuration = {}, dependencies = {}, steps } = profile;
  const program = { componentName, componentVersion, shortName: shortNameOf(componentName) };
  return {
    RecipeFormatVersion: '2020-01-25',
    ComponentName: componentName,
    ComponentVersion: componentVersion,
    ComponentType: 'aws.greengrass.generic',
    ComponentDescription: description,
    ComponentPublisher: publisherOf(componentName),
    ComponentConfiguration: { DefaultConfiguration: configuration },
    ComponentDependencies: Object.fromEntries(
      Object.entries(dependencies).map(([name, VersionRequirement]) => [
        name,
        { VersionRequirement, DependencyType: dependencyType(name) },
      ]),
    ),
    Manifests: programs.map(([kind, platform]) => manifestOf(kind, platform, program, steps)),
    Lifecycle: {},
  };
}

/** The recipe of a version of a component. It is always the same. */
export function recipeOf(
  { componentName, scope }: Pick<PublishedComponent, 'componentName' | 'scope'>,
  componentVersion: string,
): Recipe {
  return scope === 'PUBLIC'
    ? recipeOfAws(componentName, componentVersion)
    : recipeOfAccount(componentName, componentVersion);
}
