import { kept } from '../../base/kept';
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
import { RecipeDependencies } from './recipeDependencies';
import { Listing, type ListingState } from '../requests/listing';
import type { Caller, RequestPool } from '../requests/requestPool';

/** Dependencies of {@link ComponentCatalog}. */
export interface CatalogContext {
  readonly source: FleetSource;
  readonly pool: RequestPool;
  readonly clock: Clock;
  readonly onDidChange: () => void;
}

/** The recipe of a version in one format. */
interface RecipeOfVersion {
  readonly arn: string;
  readonly listing: Listing<ComponentRecipe>;
}

/** What has loaded of a catalog. ARNs are those of the requests. */
export interface LoadedCatalog {
  /** The lists of components of which only the start has loaded. */
  readonly partial: readonly ComponentScope[];
  /** `undefined` if the list wasn't loaded. */
  readonly own: readonly CatalogComponent[] | undefined;
  readonly provided: readonly CatalogComponent[] | undefined;
  /** Of components whose list has loaded to its end. */
  readonly versions: readonly ListedComponentVersion[];
  readonly described: readonly { readonly arn: string; readonly version: ComponentVersion | undefined }[];
  readonly recipes: readonly { readonly arn: string; readonly recipe: ComponentRecipe | undefined }[];
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
  /** What the loaded recipes depend on. */
  readonly dependencies = new RecipeDependencies(this);
  private readonly versionLists = new Map<string, Listing<ListedComponentVersion>>();
  private readonly described = new Map<string, Listing<ComponentVersion>>();
  private readonly recipes = new Map<string, RecipeOfVersion>();
  private generation = 0;

  constructor(private readonly context: CatalogContext) {
    this.own = this.components('PRIVATE');
    this.provided = this.components('PUBLIC');
  }

  /** The versions of a component, greater versions first. */
  versions(componentArn: string): Listing<ListedComponentVersion> {
    return kept(this.versionLists, componentArn, () =>
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
    return kept(this.described, versionArn, () =>
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

  /** What DescribeComponent says about a version; `undefined` if it hasn't returned, or for a version without an ARN. */
  description(versionArn: string | undefined): ComponentVersion | undefined {
    return versionArn === undefined ? undefined : this.knownVersion(versionArn)?.items?.[0];
  }

  /** How often the descriptions of versions have become outdated. */
  get descriptionGeneration(): number {
    return this.generation;
  }

  /** Makes the next read of each version describe it again: its state can have changed. */
  markVersionsOutdated(): void {
    this.generation += 1;
    this.described.forEach((listing) => {
      listing.markOutdated();
    });
  }

  /** What the catalog says about a component or a version, by its ARN; `undefined` if it wasn't loaded. */
  find(arn: string): CatalogComponent | ComponentVersion | undefined {
    return (
      this.description(arn) ??
      [this.own, this.provided].flatMap(({ state }) => state.items ?? []).find((component) => component.arn === arn)
    );
  }

  /** GetComponent as a list of one. */
  recipe(versionArn: string, format: RecipeFormat): Listing<ComponentRecipe> {
    return kept(this.recipes, `${format} ${versionArn}`, () => ({
      arn: versionArn,
      listing: this.listing<ComponentRecipe>(
        () => versionArn,
        async (source, _token, signal) => single(await source.getComponent(versionArn, format, signal)),
      ),
    })).listing;
  }

  /** Everything that has loaded, for a snapshot. */
  get loaded(): LoadedCatalog {
    const { own, provided } = this;
    return {
      partial: [
        ...(own.state.isPartial ? (['PRIVATE'] as const) : []),
        ...(provided.state.isPartial ? (['PUBLIC'] as const) : []),
      ],
      own: own.state.items,
      provided: provided.state.items,
      versions: this.allVersions().flatMap(({ state }) => (state.isPartial ? [] : (state.items ?? []))),
      described: Array.from(this.described, ([arn, { state }]) => ({ arn, version: state.items?.[0] })),
      recipes: Array.from(this.recipes.values(), ({ arn, listing }) => ({ arn, recipe: listing.state.items?.[0] })),
    };
  }

  /** Cancels reads in flight. */
  cancel(): void {
    const recipes = Array.from(this.recipes.values(), ({ listing }) => listing);
    const lists = [...this.versionLists.values(), ...this.described.values(), ...recipes];
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
