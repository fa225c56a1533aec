// What is said above the lines of recipes. This file and the parsers that it needs load with the first remark.
import { failingSteps, type StepRemark } from '../../text/recipes/failingSteps';
import { parsedRecipe } from './parsedRecipe';

/** The remarks about the lifecycle steps of a recipe that fail. */
export function recipeRemarks(text: string, devicesByCode: ReadonlyMap<string, number>): readonly StepRemark[] {
  return failingSteps(parsedRecipe(text), devicesByCode);
}
