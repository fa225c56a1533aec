import { compareNames } from '../../base/compareNames';
import type { CatalogComponent } from '../../greengrass/component';
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
  /** Versions on known core devices that can't be deployed or that the publisher advises against, with their state. */
  readonly discouraged: readonly DiscouragedVersion[];
}

/** A version that runs somewhere and can't be deployed, or that its publisher advises against. */
interface DiscouragedVersion {
  readonly version: string;
  readonly state: StatusLook;
}

function discouragedIn(
  fleet: Fleet,
  listed: CatalogComponent | undefined,
  spread: ComponentSpread | undefined,
): readonly DiscouragedVersion[] {
  return (spread?.versions ?? []).flatMap(({ version }) => {
    const described = listed && fleet.components.knownVersion(versionArn(listed.arn, version))?.items?.[0];
    const state = described && cloudStateLook(described.status);
    return state === undefined ? [] : [{ version, state }];
  });
}

function named(components: readonly CatalogComponent[] | undefined): ReadonlyMap<string, CatalogComponent> {
  return new Map(components?.map((component) => [component.componentName, component]));
}

function sorted(components: Iterable<KnownComponent>): readonly KnownComponent[] {
  return [...components].sort((a, b) => compareNames(a.componentName, b.componentName));
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

/** The account's own components by name. Empty until they are listed. */
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

/** The components that AWS provides, by name: those on known devices, and all of them once they are listed. */
export function providedComponents(fleet: Fleet): readonly KnownComponent[] {
  const own = named(fleet.components.own.state.items);
  const listed = named(fleet.components.provided.state.items);
  const installed = [...fleet.componentIndex.names()].filter((name) => isProvidedName(name) && !own.has(name));
  const names = new Set([...listed.keys(), ...installed]);
  return sorted(Array.from(names, (name) => known(fleet, name, 'provided', listed.get(name))));
}

/** The components on known devices that are in no catalog, by name. */
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
}

/** The versions of a component, greater versions first. Before they are listed, those that are known otherwise. */
export function knownVersions(fleet: Fleet, component: KnownComponent): readonly KnownVersion[] {
  const { listed, spread } = component;
  const latest = listed?.latestVersion;
  const arns = new Map<string, string | undefined>(spread?.versions.map(({ version }) => [version, undefined]));
  if (latest?.componentVersion !== undefined) {
    arns.set(latest.componentVersion, latest.arn);
  }
  for (const { componentVersion, arn } of (listed && fleet.components.knownVersions(listed.arn)?.items) ?? []) {
    arns.set(componentVersion ?? '', arn);
  }
  return Array.from(arns, ([version, arn]) => ({ version, arn, isLatest: version === latest?.componentVersion })).sort(
    (a, b) => compareVersions(b.version, a.version),
  );
}
