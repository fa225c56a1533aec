import { compareNames } from '../../base/compareNames';
import type { CatalogComponent, CloudComponentStatus } from '../../greengrass/component';
import { compareVersions } from '../../greengrass/versions/compareVersions';
import { isProvidedName } from '../../greengrass/componentKind';
import { cloudStateLook } from '../../greengrass/status/cloudState';
import type { StatusLook } from '../../greengrass/status/status';
import { versionArn } from '../../greengrass/addresses/arn';
import type { Fleet } from '../fleet';
import type { ComponentSpread } from './componentIndex';

/**
 * Where a component comes from: the account's own catalog, AWS, or neither as far as the connection can read, such as
 * another account or a local deployment.
 */
type ComponentOrigin = 'own' | 'provided' | 'unlisted';

/** A component that is in a catalog or on a known core device. */
export interface KnownComponent {
  readonly componentName: string;
  readonly origin: ComponentOrigin;
  /** `undefined` for a component that is in no catalog. */
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
  listed: CatalogComponent | undefined,
  spread: ComponentSpread | undefined,
): readonly DiscouragedVersion[] {
  return versionsInUse(listed, spread).flatMap((version) => {
    const described = listed && fleet.components.knownVersion(versionArn(listed.arn, version))?.items?.[0];
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

function known(
  fleet: Fleet,
  componentName: string,
  origin: ComponentOrigin,
  listed: CatalogComponent | undefined,
  replacesProvided = false,
): KnownComponent {
  const spread = fleet.componentIndex.spread(componentName);
  return {
    componentName,
    origin,
    listed,
    spread,
    replacesProvided,
    discouraged: discouragedIn(fleet, listed, spread),
  };
}

/** The account's own components, failing ones first. Empty until they are listed. */
export function ownComponents(fleet: Fleet): readonly KnownComponent[] {
  const provided = named(fleet.components.provided.state.items);
  return sorted(
    (fleet.components.own.state.items ?? []).map((listed) => {
      const { componentName } = listed;
      const replaces = provided.has(componentName) || isProvidedName(componentName);
      return known(fleet, componentName, 'own', listed, replaces);
    }),
  );
}

/** The components that AWS provides, failing ones first: those on known devices, and all of them once they are listed. */
export function providedComponents(fleet: Fleet): readonly KnownComponent[] {
  const own = named(fleet.components.own.state.items);
  const listed = named(fleet.components.provided.state.items);
  const installed = [...fleet.componentIndex.names()].filter((name) => isProvidedName(name) && !own.has(name));
  const names = new Set([...listed.keys(), ...installed]);
  return sorted(Array.from(names, (name) => known(fleet, name, 'provided', listed.get(name))));
}

/** The components on known devices that are in no catalog, failing ones first. */
export function unlistedComponents(fleet: Fleet): readonly KnownComponent[] {
  const catalog = new Set([
    ...named(fleet.components.own.state.items).keys(),
    ...named(fleet.components.provided.state.items).keys(),
  ]);
  const names = [...fleet.componentIndex.names()].filter((name) => !catalog.has(name) && !isProvidedName(name));
  return sorted(names.map((name) => known(fleet, name, 'unlisted', undefined)));
}

/** A version of a component: published, on known core devices, or both. */
export interface KnownVersion {
  /** Empty if devices reported none. */
  readonly version: string;
  /** `undefined` if AWS doesn't list the version. */
  readonly arn: string | undefined;
  readonly isLatest: boolean;
  /** When it was published, if it is the latest; `undefined` if that isn't known. */
  readonly published: Date | undefined;
}

/** The versions of a component, greater versions first. Before they are listed, those that are known otherwise. */
export function knownVersions(fleet: Fleet, component: KnownComponent): readonly KnownVersion[] {
  const { listed, spread } = component;
  const latest = listed?.latestVersion;
  const items = listed && fleet.components.knownVersions(listed.arn)?.items;
  // Until the versions are listed, AWS may list every version of a listed component.
  const unlistedArn = (version: string): string | undefined =>
    listed === undefined || items !== undefined || version === '' ? undefined : versionArn(listed.arn, version);
  const arns = new Map<string, string | undefined>(
    spread?.versions.map(({ version }) => [version, unlistedArn(version)]),
  );
  if (latest?.componentVersion !== undefined) {
    arns.set(latest.componentVersion, latest.arn);
  }
  for (const { componentVersion, arn } of items ?? []) {
    arns.set(componentVersion ?? '', arn);
  }
  return Array.from(arns, ([version, arn]) => {
    const isLatest = version === latest?.componentVersion;
    return { version, arn, isLatest, published: isLatest ? latest.creationTimestamp : undefined };
  }).sort((a, b) => compareVersions(b.version, a.version));
}
