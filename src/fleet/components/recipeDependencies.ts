import type { ComponentRecipe, RecipeFormat } from '../../greengrass/component';
import type { Listing } from '../requests/listing';
import { click, type Caller } from '../requests/requestPool';
import type { RecipeDependency } from '../../greengrass/recipes/recipe';

/** A component whose recipe names another one. */
export interface Dependent {
  /** The ARN of the version whose recipe it is. */
  readonly versionArn: string;
  readonly dependency: RecipeDependency;
}

/** The recipes of the catalog. */
interface Recipes {
  recipe(versionArn: string, format: RecipeFormat): Listing<ComponentRecipe>;
}

/** What a recipe says about dependencies. */
export interface DependenciesInRecipe {
  readonly dependencies: readonly RecipeDependency[];
  /** Whether all of the recipe could be read. */
  readonly areAll: boolean;
}

/** What the loaded recipes depend on. A recipe is parsed once, and the parser loads with the first one. */
export class RecipeDependencies {
  private readonly parsed = new Map<string, DependenciesInRecipe>();

  constructor(private readonly catalog: Recipes) {}

  /** Reads the recipe of a version unless it is known. Never rejects: the list of the recipe keeps the error. */
  async read(versionArn: string, caller: Caller = click, signal?: AbortSignal): Promise<void> {
    const listing = this.catalog.recipe(versionArn, 'JSON');
    await listing.read(caller, signal);
    const text = listing.state.items?.[0]?.recipe;
    if (text !== undefined && !this.parsed.has(versionArn)) {
      // A separate file, because the parser is large.
      const { parseRecipe } = await import('../../greengrass/recipes/parseRecipe');
      const { dependencies, problem } = parseRecipe(text);
      this.parsed.set(versionArn, { dependencies, areAll: problem === undefined });
    }
  }

  /** The dependencies of a version; `undefined` until its recipe is loaded. */
  of(versionArn: string): DependenciesInRecipe | undefined {
    return this.parsed.get(versionArn);
  }

  /** The loaded recipes that depend on a component. */
  dependentsOf(componentName: string): readonly Dependent[] {
    return [...this.parsed].flatMap(([versionArn, { dependencies }]) =>
      dependencies
        .filter((dependency) => dependency.componentName === componentName)
        .map((dependency) => ({ versionArn, dependency })),
    );
  }
}
