import { parseRecipe } from '../../greengrass/recipes/parseRecipe';
import type { Recipe } from '../../greengrass/recipes/recipe';

/** The recipe that was last asked for: the next one usually is the same. */
let latest: { readonly text: string; readonly recipe: Recipe } | undefined;

/** The recipe in a text. */
export function parsedRecipe(text: string): Recipe {
  if (latest?.text !== text) {
    latest = { text, recipe: parseRecipe(text) };
  }
  return latest.recipe;
}
