// What hovers in recipes show. This file and the parsers that it needs load with the first hover.
import type { Fleet } from '../../fleet/fleet';
import { devicesByStatusCode, installedVersions, publishedVersions } from '../../fleet/components/versionFacts';
import type { ComponentArn } from '../../greengrass/addresses/arn';
import type { TextSpan } from '../../greengrass/recipes/recipe';
import { itemAt } from '../../greengrass/recipes/recipeItem';
import type { Hover } from '../../text/hovers/hover';
import { recipeHover, recipeProblemHover, type RecipeFacts } from '../../text/recipes/recipeHover';
import type { Catalog } from '../../ui/catalog';
import type { TextHover } from '../../ui/documents/readOnlyDocuments';
import { parsedRecipe } from './parsedRecipe';

/** Without the recipe, the first line is the place to say why. */
function firstLine(text: string): TextSpan {
  const end = text.indexOf('\n');
  return { start: 0, end: end < 0 ? text.length : end };
}

async function drawn(hover: Hover, { start, end }: TextSpan): Promise<TextHover> {
  const { hoverMarkdown } = await import('../../tree/engine/hoverMarkdown');
  return { markdown: hoverMarkdown(hover), start, end };
}

/**
 * The hover at an offset in the text of a recipe, with what is known about the component and its dependencies. Sends no
 * request.
 */
export async function recipeHoverAt(
  fleet: Fleet,
  catalog: Catalog,
  { componentName, componentVersion = '' }: ComponentArn,
  text: string,
  offset: number,
): Promise<TextHover | undefined> {
  const recipe = parsedRecipe(text);
  const item = itemAt(recipe, offset);
  if (item === undefined) {
    const problem = recipeProblemHover(recipe);
    const line = firstLine(text);
    return problem === undefined || offset > line.end ? undefined : drawn(problem, line);
  }
  const facts: RecipeFacts = {
    devicesByCode: devicesByStatusCode(fleet, componentName, componentVersion),
    versionsOf: (name) => ({
      published: publishedVersions(fleet, name).versions,
      installed: installedVersions(fleet, name),
    }),
  };
  return drawn(recipeHover(recipe, item, facts, await catalog.load()), item.span);
}
