import { compareNames } from '../../base/compareNames';
import type { CatalogComponent } from '../../greengrass/component';
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
  arn: string | undefined,
  spread: ComponentSpread | undefined,
): readonly DiscouragedVersion[] {
  return (spread?.versions ?? []).flatMap(({ version }) => {
    const described =
      arn === undefined ? undefined : fleet.components.knownVersion(versionArn(arn, version))?.items?.[0];
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
  const discouraged = discouragedIn(fleet, arn, spread);
  return { componentName, origin, arn, listed, spread, replacesProvided, discouraged };
}

/** The account's own components by name. Empty until they are listed. */
export function ownComponents(fleet: Fleet): readonly KnownComponent[] {
  const { own, provided } = fleet.components;
  const ofAws = named(provided.state.items);
  return sorted(
    (own.state.items ?? []).map((listed) => {
      const { componentName } = listed;
      const mayReplace = !isComplete(provided.state) && isProvidedName(componentName);
      const replacesProvided = mayReplace || ofAws.has(componentName);
      return knownComponent(fleet, { componentName, origin: 'own', listed, replacesProvided });
    }),
  );
}

/** The components that AWS provides, by name: those on known devices, and all of them once they are listed. */
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

/** The components on known devices that are in no loaded catalog, by name. */
export function unlistedComponents(fleet: Fleet): readonly KnownComponent[] {
  const catalog = new Set([
    ...named(fleet.components.own.state.items).keys(),
    ...named(fleet.components.provided.state.items).keys(),
  ]);
  const origin = originOfUnlisted(fleet);
  const names = [...fleet.componentIndex.names()].filter((name) => !catalog.has(name) && !isProvidedName(name));
  return sorted(names.map((componentName) => knownComponent(fleet, { componentName, origin })));
}
