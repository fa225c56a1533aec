import type { Clock } from '../../base/clock';
import type {
  CatalogComponent,
  ComponentRecipe,
  ComponentScope,
  ComponentVersion,
  ListedComponentVersion,
  RecipeFormat,
} from '../../greengrass/component';
import type { FleetSource } from '../../greengrass/ports/fleetSource';
import type { Page } from '../../greengrass/ports/page';
import { Listing, type ListingState } from '../requests/listing';
import type { Caller, RequestPool } from '../requests/requestPool';

/** Dependencies of {@link ComponentCatalog}. */
export interface CatalogContext {
  readonly source: FleetSource;
  readonly pool: RequestPool;
  readonly clock: Clock;
  readonly onDidChange: () => void;
}

/** A page with the only item of a read. */
function single<T>(item: T): Page<T> {
  return { items: [item], nextToken: undefined };
}

/**
 * The components that AWS stores for an account, their versions, and their recipes. Every list is read on request, kept,
 * and shared by the view, panels, and documents.
 */
export class ComponentCatalog {
  /** The components of the account. */
  readonly own: Listing<CatalogComponent>;
  /** The components that AWS provides. */
  readonly provided: Listing<CatalogComponent>;
  private readonly versionLists = new Map<string, Listing<ListedComponentVersion>>();
  private readonly described = new Map<string, Listing<ComponentVersion>>();
  private readonly recipes = new Map<string, Listing<ComponentRecipe>>();

  constructor(private readonly context: CatalogContext) {
    this.own = this.components('PRIVATE');
    this.provided = this.components('PUBLIC');
  }

  /** The versions of a component, greater versions first. */
  versions(componentArn: string): Listing<ListedComponentVersion> {
    return this.kept(this.versionLists, componentArn, () =>
      this.listing<ListedComponentVersion>(
        ({ arn }) => arn,
        (source, token, signal) => source.listComponentVersions(componentArn, token, signal),
      ),
    );
  }

  /** The lists of versions that were requested. */
  allVersions(): readonly Listing<ListedComponentVersion>[] {
    return [...this.versionLists.values()];
  }

  /** What is known of the versions of a component; `undefined` if they were never requested. */
  knownVersions(componentArn: string): ListingState<ListedComponentVersion> | undefined {
    return this.versionLists.get(componentArn)?.state;
  }

  /** DescribeComponent as a list of one. */
  version(versionArn: string): Listing<ComponentVersion> {
    return this.kept(this.described, versionArn, () =>
      this.listing<ComponentVersion>(
        ({ arn }) => arn ?? versionArn,
        async (source, _token, signal) => single(await source.describeComponent(versionArn, signal)),
      ),
    );
  }

  /** What is known of a version; `undefined` if it was never requested. */
  knownVersion(versionArn: string): ListingState<ComponentVersion> | undefined {
    return this.described.get(versionArn)?.state;
  }

  /** What the catalog says about a component or a version, by its ARN; `undefined` if it wasn't loaded. */
  find(arn: string): CatalogComponent | ComponentVersion | undefined {
    return (
      this.knownVersion(arn)?.items?.[0] ??
      [this.own, this.provided].flatMap(({ state }) => state.items ?? []).find((component) => component.arn === arn)
    );
  }

  /** GetComponent as a list of one. */
  recipe(versionArn: string, format: RecipeFormat): Listing<ComponentRecipe> {
    return this.kept(this.recipes, `${format} ${versionArn}`, () =>
      this.listing<ComponentRecipe>(
        () => versionArn,
        async (source, _token, signal) => single(await source.getComponent(versionArn, format, signal)),
      ),
    );
  }

  /** The recipe of a version in either format, if it was requested. */
  knownRecipe(versionArn: string): ComponentRecipe | undefined {
    return (['YAML', 'JSON'] as const)
      .flatMap((format) => this.recipes.get(`${format} ${versionArn}`)?.state.items ?? [])
      .at(0);
  }

  /** Cancels reads in flight. */
  cancel(): void {
    const lists = [this.versionLists, this.described, this.recipes].flatMap((map) => [...map.values()]);
    [this.own, this.provided, ...lists].forEach((listing) => {
      listing.cancel();
    });
  }

  private components(scope: ComponentScope): Listing<CatalogComponent> {
    return this.listing<CatalogComponent>(
      ({ arn }) => arn,
      (source, token, signal) => source.listComponents(scope, token, signal),
    );
  }

  private kept<T>(map: Map<string, Listing<T>>, key: string, make: () => Listing<T>): Listing<T> {
    const listing = map.get(key) ?? make();
    map.set(key, listing);
    return listing;
  }

  private listing<T>(
    keyOf: (item: T) => string,
    fetchPage: (source: FleetSource, token: string | undefined, signal: AbortSignal) => Promise<Page<T>>,
  ): Listing<T> {
    const { source, pool, clock, onDidChange } = this.context;
    return new Listing(
      (token: string | undefined, signal: AbortSignal, caller: Caller) =>
        pool.run({ caller, signal }, () => fetchPage(source, token, signal)),
      keyOf,
      clock,
      onDidChange,
    );
  }
}
