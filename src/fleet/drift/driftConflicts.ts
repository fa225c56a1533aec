import { componentArnOf, versionArn } from '../../greengrass/addresses/arn';
import { isProvidedName, nucleusServices } from '../../greengrass/componentKind';
import type { ComponentVerdict } from '../../greengrass/drift/componentVerdict';
import type { DeviceVerdicts } from '../../greengrass/drift/verdictsOf';
import type { ConflictFacts } from '../../greengrass/versions/conflictFacts';
import type { VersionRequirement } from '../../greengrass/versions/versionConflict';
import { publishedVersions, versionLists } from '../components/versionFacts';
import type { CoreDeviceRecord } from '../devices/coreDeviceRecord';
import type { Fleet } from '../fleet';
import { requirementsOfDevice, requirementsOfTargets } from './conflictRequirements';

/** A component version whose recipe can require versions of others. */
export interface PossibleDependent {
  readonly componentName: string;
  readonly componentVersion: string;
  readonly arn: string;
}

/** The ARN of a component, of the account's own if both have one: it replaces that of AWS. */
function arnOf(fleet: Fleet, componentName: string, account: string): string {
  const own = fleet.components.own.state.items?.find((component) => component.componentName === componentName);
  const owner = isProvidedName(componentName) ? 'aws' : account;
  return own?.arn ?? componentArnOf(componentName, fleet.place().region, owner);
}

/** What the device runs or should run, apart from one component. Empty while the account isn't known, which ARNs contain. */
export function possibleDependents(
  fleet: Fleet,
  { opened }: CoreDeviceRecord,
  verdicts: DeviceVerdicts,
  componentName: string,
): readonly PossibleDependent[] {
  const { account } = fleet.place();
  if (account === undefined) {
    return [];
  }
  const asked = verdicts.components.flatMap((component) =>
    component.asks.map(({ componentVersion }) => ({ componentName: component.componentName, componentVersion })),
  );
  const found = new Map<string, PossibleDependent>();
  for (const { componentName: name, componentVersion = '' } of [...(opened.components ?? []), ...asked]) {
    if (name !== componentName && componentVersion !== '' && !nucleusServices.has(name)) {
      const arn = versionArn(arnOf(fleet, name, account), componentVersion);
      found.set(arn, { componentName: name, componentVersion, arn });
    }
  }
  return [...found.values()];
}

/** The requirements in the recipes that are loaded. */
function requirementsOfRecipes(
  { components }: Fleet,
  dependents: readonly PossibleDependent[],
  wanted: string,
): readonly VersionRequirement[] {
  return dependents.flatMap(({ arn, componentName: name, componentVersion }) =>
    (components.dependencies.of(arn)?.dependencies ?? [])
      .filter(({ componentName }) => componentName === wanted)
      .map(({ versionRequirement = '*' }) => ({
        by: { kind: 'component', name, componentVersion } as const,
        range: versionRequirement,
      })),
  );
}

function conflictOf(
  fleet: Fleet,
  record: CoreDeviceRecord,
  verdicts: DeviceVerdicts,
  component: ComponentVerdict,
): ConflictFacts {
  const { componentName } = component;
  const dependents = possibleDependents(fleet, record, verdicts, componentName);
  const ofRecipes = requirementsOfRecipes(fleet, dependents, componentName);
  const isInRecipe = new Set(ofRecipes.flatMap(({ by }) => (by.kind === 'component' ? by.name : [])));
  // A recipe says more than the device does, which names no version.
  const ofDevice = requirementsOfDevice(component).filter(
    ({ by }) => by.kind !== 'component' || !isInRecipe.has(by.name),
  );
  const { versions: published, ...state } = publishedVersions(fleet, componentName);
  const unreadLists = versionLists(fleet, componentName).filter(
    ({ state: { items, error } }) => items === undefined && error?.kind !== 'notFound',
  );
  const unreadRecipes = dependents.filter(({ arn }) => fleet.components.dependencies.of(arn) === undefined).length;
  return {
    conflict: {
      componentName,
      requirements: [...requirementsOfTargets(component), ...ofDevice, ...ofRecipes],
      isCut: false,
    },
    published,
    deployedAt: undefined,
    ...state,
    onRequest: {
      // One more describes the version that satisfies all requirements.
      requests: unreadLists.length + unreadRecipes + (published === undefined ? 1 : 0),
      recipes: dependents.length,
      unreadRecipes,
    },
  };
}

/** The components that targets of a device ask for in different versions, and which versions would do. Sends no request. */
export function driftConflicts(
  fleet: Fleet,
  record: CoreDeviceRecord,
  verdicts: DeviceVerdicts,
): readonly ConflictFacts[] {
  return verdicts.components
    .filter(({ verdict }) => verdict.kind === 'conflict')
    .map((component) => conflictOf(fleet, record, verdicts, component));
}
