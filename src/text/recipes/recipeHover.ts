import { visibleText } from '../../base/visibleText';
import type { ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import type { Recipe, RecipeProblem } from '../../greengrass/recipes/recipe';
import type { RecipeItem } from '../../greengrass/recipes/recipeItem';
import { caveats, type Hover } from '../hovers/hover';
import { dependencyHover, type DependencyVersions } from './dependencyHover';
import { stepHover } from './stepHover';
import { variableHover } from './variableHover';

/** What is known about the component of a recipe and its dependencies. */
export interface RecipeFacts {
  /** The number of scanned core devices on which this version reports each status code. */
  readonly devicesByCode: ReadonlyMap<string, number>;
  readonly versionsOf: (componentName: string) => DependencyVersions;
}

function problemSentence(problem: RecipeProblem): string {
  switch (problem.kind) {
    case 'tooLong':
      return 'The recipe is too long to explain, so nothing in it has a hover.';
    case 'tooComplex':
      return 'The recipe is too complex to explain, so nothing in it has a hover.';
    case 'notARecipe':
      return "The text isn't a recipe, so nothing in it has a hover.";
    case 'syntax':
      return `The recipe has a syntax error, so parts of it can have no hover: ${visibleText(problem.message, 200)}`;
  }
}

/** What could not be read in a recipe; `undefined` if all of it could be read. */
export function recipeProblemHover({ problem }: Recipe): Hover | undefined {
  return problem && caveats([problemSentence(problem)]);
}

/** The hover of a lifecycle step, a recipe variable, or a dependency in a recipe. */
export function recipeHover(recipe: Recipe, item: RecipeItem, facts: RecipeFacts, explain: ExplainErrorCode): Hover {
  switch (item.kind) {
    case 'step':
      return stepHover(item.step, facts.devicesByCode, explain);
    case 'variable':
      return variableHover(recipe, item.variable);
    case 'dependency':
      return dependencyHover(item.dependency, facts.versionsOf(item.dependency.componentName));
  }
}
