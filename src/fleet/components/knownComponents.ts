import { compareNames } from '../../base/names/compareNames';
import type { CatalogComponent, CloudComponentStatus } from '../../greengrass/component';
import { isProvidedName } from '../../greengrass/componentKind';
import { cloudStateLook } from '../../greengrass/status/cloudState';
import type { StatusLook } from '../../greengrass/status/status';
import { versionArn } from '../../greengrass/addresses/arn';
import type { Fleet } from '../fleet';
import type { ListingState } from '../requests/listing';
import type { ComponentSpread } from './componentIndex';

/**
 * Where a component comes from: the account's own catalog, AWS, or neither, such as another account or a local deployment.
 * `notInAccount` is one that AWS may provide: its list isn't loaded. `unknown` is one of any of these: the list of the account
 * isn't loaded either, or only its start.
 */
export type ComponentOrigin = 'own' | 'provided' | 'notInAccount' | 'unlisted' | 'unknown';

/** A component that is in a catalog or on a known core device. */
export interface KnownComponent {
  readonly componentName: string;
  readonly origin: ComponentOrigin;
  /** The ARN without a version; `undefined` for a component that is in no loaded catalog. */
  readonly arn: string | undefined;
  /** `undefined` for a component that is in no loaded catalog. */
  readonly listed: CatalogComponent | undefined;
  /** `undefined` if no known core device has it. */
  readonly spread: ComponentSpread | undefined;
  /** Whether AWS provides a component of the same name: this one replaces it, also as a dependency. */
  readonly replacesProvided: boolean;
  /**
   * Versions that can't be deployed or that the publisher advises against, with their state: the latest, and those on known
   * core devices.
   */
  readonly discouraged: readonly DiscouragedVersion[];
}

/** A version that can't be deployed, or that its publisher advises against. */
interface DiscouragedVersion {
  readonly version: string;
  readonly state: StatusLook;
  readonly status: CloudComponentStatus;
}

function discouragedIn(
  fleet: Fleet,
  arn: string | undefined,
  listed: CatalogComponent | undefined,
  spread: ComponentSpread | undefined,
): readonly DiscouragedVersion[] {
  return versionsInUse(listed, spread).flatMap((version) => {
    const described = fleet.components.description(arn && versionArn(arn, version));
    const status = described?.status;
    const state = status && cloudStateLook(status);
    return status === undefined || state === undefined ? [] : [{ version, state, status }];
  });
}

/** The versions whose state matters: the latest, which the next deployment may install, and those on known core devices. */
export function versionsInUse(
  listed: CatalogComponent | undefined,
  spread: ComponentSpread | undefined,
): readonly string[] {
  const latest = listed?.latestVersion?.componentVersion;
  const installed = (spread?.versions ?? []).map(({ version }) => version);
  return [...new Set(latest === undefined ? installed : [latest, ...installed])];
}

function named(components: readonly CatalogComponent[] | undefined): ReadonlyMap<string, CatalogComponent> {
  return new Map(components?.map((component) => [component.componentName, component]));
}

/** How much attention a component needs: less is more. */
function rank({ spread, discouraged }: KnownComponent): number {
  if ((spread?.failed ?? 0) > 0) {
    return 0;
  }
  return discouraged.length > 0 ? 1 : 2;
}

/** Failing components first, then those with a version that can't be deployed or is advised against, each by name. */
function sorted(components: Iterable<KnownComponent>): readonly KnownComponent[] {
  return [...components].sort((a, b) => rank(a) - rank(b) || compareNames(a.componentName, b.componentName));
}

/** Whether a list has loaded to its end. */
function isComplete({ items, isPartial }: ListingState<CatalogComponent>): boolean {
  return items !== undefined && !isPartial;
}

/**
 * What is known about a component.
 * @param arn for a component that is in no loaded catalog
 */
export function knownComponent(
  fleet: Fleet,
  {
    componentName,
    origin,
    listed,
    // Empty if AWS sent none.
    arn = listed?.arn === '' ? undefined : listed?.arn,
    replacesProvided = false,
  }: Pick<KnownComponent, 'componentName' | 'origin'> & Partial<KnownComponent>,
): KnownComponent {
  const spread = fleet.componentIndex.spread(componentName);
  const discouraged = discouragedIn(fleet, arn, listed, spread);
  return { componentName, origin, arn, listed, spread, replacesProvided, discouraged };
}

/** What is known about a component of the account. Needs the names of those that AWS provides. */
function ownComponent(fleet: Fleet, listed: CatalogComponent, ofAws: Pick<ReadonlySet<string>, 'has'>): KnownComponent {
  const { componentName } = listed;
  const mayReplace = !isComplete(fleet.components.provided.state) && isProvidedName(componentName);
  const replacesProvided = mayReplace || ofAws.has(componentName);
  return knownComponent(fleet, { componentName, origin: 'own', listed, replacesProvided });
}

/** The account's own components, failing ones first. Empty until they are listed. */
export function ownComponents(fleet: Fleet): readonly KnownComponent[] {
  const { own, provided } = fleet.components;
  const ofAws = named(provided.state.items);
  return sorted((own.state.items ?? []).map((listed) => ownComponent(fleet, listed, ofAws)));
}

/** The components that AWS provides, failing ones first: those on known devices, and all of them once they are listed. */
export function providedComponents(fleet: Fleet): readonly KnownComponent[] {
  const own = named(fleet.components.own.state.items);
  const listed = named(fleet.components.provided.state.items);
  const installed = [...fleet.componentIndex.names()].filter((name) => isProvidedName(name) && !own.has(name));
  const names = new Set([...listed.keys(), ...installed]);
  return sorted(
    Array.from(names, (componentName) =>
      knownComponent(fleet, { componentName, origin: 'provided', listed: listed.get(componentName) }),
    ),
  );
}

/** Where a component comes from that is in no loaded catalog. */
function originOfUnlisted({ components: { own, provided } }: Fleet): ComponentOrigin {
  if (!isComplete(own.state)) {
    return 'unknown';
  }
  return isComplete(provided.state) ? 'unlisted' : 'notInAccount';
}

/** The components on known devices that are in no loaded catalog, failing ones first. */
export function unlistedComponents(fleet: Fleet): readonly KnownComponent[] {
  const catalog = new Set([
    ...named(fleet.components.own.state.items).keys(),
    ...named(fleet.components.provided.state.items).keys(),
  ]);
  const origin = originOfUnlisted(fleet);
  const names = [...fleet.componentIndex.names()].filter((name) => !catalog.has(name) && !isProvidedName(name));
  return sorted(names.map((componentName) => knownComponent(fleet, { componentName, origin })));
}

/** The first component in a loaded catalog that matches, those of the account first; `undefined` if there is none. */
export function listedComponent(
  fleet: Fleet,
  matches: (listed: CatalogComponent) => boolean,
): KnownComponent | undefined {
  const { own, provided } = fleet.components;
  const ofAccount = own.state.items?.find(matches);
  if (ofAccount !== undefined) {
    return ownComponent(fleet, ofAccount, named(provided.state.items));
  }
  const listed = provided.state.items?.find(matches);
  return listed && knownComponent(fleet, { componentName: listed.componentName, origin: 'provided', listed });
}

/** What is known about the component with a name; `undefined` if it is in no loaded catalog and on no known device. */
export function componentNamed(fleet: Fleet, componentName: string): KnownComponent | undefined {
  const listed = listedComponent(fleet, (one) => one.componentName === componentName);
  return listed !== undefined || fleet.componentIndex.spread(componentName) === undefined
    ? listed
    : componentOutsideCatalogs(fleet, componentName);
}

/** What is known about a component that is in no loaded catalog. A core device that isn't scanned may have it. */
export function componentOutsideCatalogs(fleet: Fleet, componentName: string): KnownComponent {
  const origin = isProvidedName(componentName) ? 'provided' : originOfUnlisted(fleet);
  return knownComponent(fleet, { componentName, origin });
}
