import { compareNames } from '../base/names/compareNames';
import { catalogOf, isOfAllVersions, type ComponentAddress } from '../fleet/components/componentAt';
import type { KnownComponent } from '../fleet/components/knownComponents';
import { knownVersions, type KnownVersion } from '../fleet/components/knownVersions';
import { definitionCoverage } from '../fleet/deployments/latestDefinitions';
import type { Fleet } from '../fleet/fleet';
import type { AnyListing } from '../fleet/requests/listing';
import { specificationOf } from '../greengrass/deployedSpecification';
import { parseComponentArn } from '../greengrass/addresses/arn';
import { lifecycleStateLook, severities } from '../greengrass/status/status';
import type { ComponentPanelFacts, DependencyFacts, DeviceWithVersion } from '../text/panels/components/componentFacts';
import { oldestRead } from '../fleet/requests/oldestRead';
import { distinctErrors } from './listStates';

/** How many devices the table has. Filter Core Devices to These shows all of them. */
const maxDevices = 1_000;

/** The version of an address; `undefined` if it is about all of them. */
function versionIn(address: ComponentAddress): string | undefined {
  switch (address.kind) {
    case 'component':
      return undefined;
    case 'componentVersion':
      return parseComponentArn(address.arn)?.componentVersion;
    case 'unlistedComponent':
      return address.componentVersion;
  }
}

/** What a panel shows of the versions of a component. */
interface ShownVersions {
  /** The version that the panel shows: that of its address, else the latest, else the greatest. */
  readonly version: KnownVersion;
  readonly versions: readonly KnownVersion[];
}

const noVersion: KnownVersion = {
  version: '',
  arn: undefined,
  isUnlisted: false,
  isLatest: false,
  published: undefined,
};

/** The versions that a panel shows. */
export function shownVersions(fleet: Fleet, address: ComponentAddress, component: KnownComponent): ShownVersions {
  const wanted = versionIn(address);
  const versions = knownVersions(fleet, component, wanted);
  const isShown = ({ version, isLatest }: KnownVersion): boolean =>
    wanted === undefined ? isLatest : version === wanted;
  return { version: versions.find(isShown) ?? versions[0] ?? noVersion, versions };
}

/** The devices with a component, or with one of its versions. Failing ones come first. */
function devicesWith(
  fleet: Fleet,
  { componentName, spread }: KnownComponent,
  version?: string,
): readonly DeviceWithVersion[] {
  const spreads = (spread?.versions ?? []).filter((one) => version === undefined || one.version === version);
  const states = [...new Set(spreads.flatMap((one) => [...one.states.keys()]))];
  const severityOf = (state: string): number => severities.indexOf(lifecycleStateLook(state).severity);
  const names = states
    .sort((a, b) => severityOf(b) - severityOf(a))
    .map((state) => fleet.componentIndex.devicesWith(componentName, version, state))
    // Sorting all devices of a large fleet would take too long.
    .map((inState) => inState.slice(0, maxDevices).sort(compareNames));
  return names
    .flat()
    .slice(0, maxDevices)
    .flatMap((thingName) => {
      const record = fleet.devices.get(thingName);
      const installed = record?.opened.components?.find((component) => component.componentName === componentName);
      const loadedAt = fleet.connection.asOf === undefined ? record?.components.state.readAt : undefined;
      return installed === undefined ? [] : [{ thingName, component: installed, loadedAt }];
    });
}

/** The lists that the panel shows. */
export function listsOf(fleet: Fleet, { arn }: KnownComponent, version: KnownVersion): readonly AnyListing[] {
  const { components } = fleet;
  return [
    ...(arn === undefined ? [] : [components.versions(arn)]),
    ...(version.arn === undefined ? [] : [components.version(version.arn), components.recipe(version.arn, 'JSON')]),
  ];
}

/** The dependencies of a version with the ARNs of those that are in a loaded catalog. */
function dependenciesOf(fleet: Fleet, versionArn: string | undefined): ComponentPanelFacts['dependencies'] {
  const read = versionArn === undefined ? undefined : fleet.components.dependencies.of(versionArn);
  return (
    read && {
      areAll: read.areAll,
      items: read.dependencies.map((one) => ({ ...one, arn: listedArn(fleet, one.componentName) })),
    }
  );
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

/** The data for the panel of a component, as far as it is loaded. */
export function componentPanelFacts(
  fleet: Fleet,
  address: ComponentAddress,
  component: KnownComponent,
): ComponentPanelFacts {
  const { componentName } = component;
  const { version, versions } = shownVersions(fleet, address, component);
  const catalog = catalogOf(fleet, address).state;
  const states = [catalog, ...listsOf(fleet, component, version).map(({ state }) => state)];
  const ofVersion = isOfAllVersions(address) ? undefined : version.version;
  const devices = devicesWith(fleet, component, ofVersion);
  const [first] = devices;
  const example = first && fleet.devices.get(first.thingName);
  const errors = states.flatMap(({ error }) => error ?? []);
  return {
    address,
    place: fleet.place(),
    component,
    version,
    versions,
    described: fleet.components.description(version.arn),
    devices,
    coverage: fleet.componentIndex.coverage(),
    dependencies: dependenciesOf(fleet, version.arn),
    dependents: dependentsOf(fleet, componentName),
    deployments: fleet.deployments.all().filter((deployment) => {
      const asked = specificationOf(deployment, componentName);
      return asked !== undefined && (ofVersion === undefined || asked.componentVersion === ofVersion);
    }),
    definitions: definitionCoverage(fleet),
    example: example && fleet.known(example),
    // A notice says that AWS doesn't list the version.
    errors: distinctErrors(errors.filter(({ kind }) => !version.isUnlisted || kind !== 'notFound')),
    readAt: fleet.connection.asOf ?? oldestRead(states),
    isLoading: states.some((state) => state.isLoading),
  };
}
