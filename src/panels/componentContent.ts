import { compareNames } from '../base/compareNames';
import { knownVersions, type KnownComponent, type KnownVersion } from '../fleet/components/knownComponents';
import { componentAt } from '../fleet/components/componentAt';
import type { Fleet } from '../fleet/fleet';
import type { AnyListing } from '../fleet/requests/listing';
import { parseComponentArn } from '../greengrass/addresses/arn';
import type { FleetAddress } from '../greengrass/addresses/fleetAddress';
import { isFailedComponent } from '../greengrass/failures/failure';
import { lifecycleStateLook, severities } from '../greengrass/status/status';
import { fleetError } from '../greengrass/ports/fleetError';
import { componentPanel } from '../text/panels/componentPanel';
import type { DependencyFacts, DeviceWithVersion } from '../text/panels/componentFacts';
import type { Content, Shown } from './content';
import { distinctErrors, oldestRead } from './listStates';

type ComponentAddress = FleetAddress & { readonly kind: 'component' | 'componentVersion' };

/** How many devices the table has. Filter Core Devices to These shows all of them. */
const maxDevices = 1_000;

const nothing: Shown = { panel: undefined, notices: [], isLoading: false };

/** The version that the panel shows: that of its address, else the latest. */
function shownVersion(fleet: Fleet, address: ComponentAddress, component: KnownComponent): KnownVersion | undefined {
  const { latestVersion } = component.listed ?? {};
  const version =
    address.kind === 'componentVersion'
      ? parseComponentArn(address.arn)?.componentVersion
      : latestVersion?.componentVersion;
  const known = knownVersions(fleet, component).find((one) => one.version === version);
  const arn = address.kind === 'componentVersion' ? address.arn : latestVersion?.arn;
  return version === undefined ? undefined : (known ?? { version, arn, isLatest: false, published: undefined });
}

function devicesWith(fleet: Fleet, componentName: string, version: string | undefined): readonly DeviceWithVersion[] {
  const names = [...fleet.componentIndex.devicesWith(componentName, version)].sort(compareNames);
  const devices: readonly DeviceWithVersion[] = names.flatMap((thingName) => {
    const installed = fleet.devices
      .get(thingName)
      ?.opened.components?.find((component) => component.componentName === componentName);
    return installed === undefined ? [] : [{ thingName, component: installed }];
  });
  const failed = devices.filter(({ component }) => isFailedComponent(component));
  const others = devices.filter(({ component }) => !isFailedComponent(component));
  const rank = ({ component }: DeviceWithVersion): number =>
    severities.indexOf(lifecycleStateLook(component.lifecycleState).severity);
  return [...failed.sort((a, b) => rank(b) - rank(a)), ...others].slice(0, maxDevices);
}

/** The lists that the panel shows. */
function listsOf(fleet: Fleet, component: KnownComponent, version: KnownVersion | undefined): readonly AnyListing[] {
  const { components } = fleet;
  return [
    ...(component.listed === undefined ? [] : [components.versions(component.listed.arn)]),
    ...(version?.arn === undefined ? [] : [components.version(version.arn), components.recipe(version.arn, 'JSON')]),
  ];
}

/** The dependencies of a version with the ARNs of those that are in a loaded catalog. */
function dependenciesOf(fleet: Fleet, versionArn: string | undefined): readonly DependencyFacts[] | undefined {
  const dependencies = versionArn === undefined ? undefined : fleet.components.dependencies.of(versionArn);
  return dependencies?.map((dependency) => ({ ...dependency, arn: listedArn(fleet, dependency.componentName) }));
}

/** The components whose loaded recipes name a component. */
function dependentsOf(fleet: Fleet, componentName: string): readonly DependencyFacts[] {
  return fleet.components.dependencies.dependentsOf(componentName).map(({ versionArn, dependency }) => ({
    ...dependency,
    componentName: parseComponentArn(versionArn)?.nameAndVersion ?? versionArn,
    arn: versionArn,
  }));
}

function listedArn({ components: { own, provided } }: Fleet, componentName: string): string | undefined {
  return [own, provided]
    .flatMap(({ state }) => state.items ?? [])
    .find((component) => component.componentName === componentName)?.arn;
}

async function load(fleet: Fleet, component: KnownComponent, version: KnownVersion | undefined): Promise<void> {
  const lists = listsOf(fleet, component, version).map((list) => list.read());
  const recipe = version?.arn === undefined ? undefined : fleet.components.dependencies.read(version.arn);
  await Promise.all([...lists, recipe]);
}

async function find(fleet: Fleet, address: ComponentAddress): Promise<KnownComponent> {
  const { own, provided } = fleet.components;
  const listing = parseComponentArn(address.arn)?.isPublic === true ? provided : own;
  await listing.read();
  const component = componentAt(fleet, address.arn);
  if (component === undefined) {
    throw (
      listing.state.error ??
      fleetError({ kind: 'notFound', operation: 'ListComponents' }, 'The component was not found.')
    );
  }
  return component;
}

/** The content of the panel of a component or of one of its versions. */
export function componentContent(address: ComponentAddress): Content {
  return {
    closesWithConnection: false,
    open: async (fleet) => {
      const component = await find(fleet, address);
      await load(fleet, component, shownVersion(fleet, address, component));
    },
    refresh: async (fleet) => {
      const component = await find(fleet, address);
      const lists = listsOf(fleet, component, shownVersion(fleet, address, component));
      await Promise.all(lists.map((list) => list.refresh()));
    },
    current: (fleet) => {
      const component = componentAt(fleet, address.arn);
      const version = component && shownVersion(fleet, address, component);
      if (component === undefined || version === undefined) {
        return nothing;
      }
      const { componentName } = component;
      const states = listsOf(fleet, component, version).map(({ state }) => state);
      const devices = devicesWith(fleet, componentName, address.kind === 'component' ? undefined : version.version);
      const [first] = devices;
      const example = first && fleet.devices.get(first.thingName);
      const isLoading = states.some((state) => state.isLoading);
      const panel = componentPanel({
        address,
        place: fleet.place(),
        component,
        version,
        versions: knownVersions(fleet, component),
        described: version.arn === undefined ? undefined : fleet.components.knownVersion(version.arn)?.items?.[0],
        devices,
        coverage: fleet.componentIndex.coverage(),
        dependencies: dependenciesOf(fleet, version.arn),
        dependents: dependentsOf(fleet, componentName),
        deployments: fleet.deployments
          .all()
          .filter(({ components }) => Object.hasOwn(components, componentName))
          .filter(
            ({ components }) =>
              address.kind === 'component' || components[componentName]?.componentVersion === version.version,
          ),
        example: example && fleet.known(example),
        errors: distinctErrors(states.flatMap(({ error }) => error ?? [])),
        readAt: fleet.connection.asOf ?? oldestRead(states),
        isLoading,
      });
      return { panel: { ...panel, isSnapshot: fleet.connection.asOf !== undefined }, notices: [], isLoading };
    },
  };
}
